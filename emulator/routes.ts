import { ServiceError } from './errors';
import { Operation } from './operation';
import { addNotificationChannels } from './operations/add-notification-channels';
import { configureAgent } from './operations/configure-agent';
import { createProfilingGroup } from './operations/create-profiling-group';
import { deleteProfilingGroup } from './operations/delete-profiling-group';
import { describeProfilingGroup } from './operations/describe-profiling-group';
import { getNotificationConfiguration } from './operations/get-notification-configuration';
import { getPolicy } from './operations/get-policy';
import { listProfilingGroups } from './operations/list-profiling-groups';
import { listTagsForResource } from './operations/list-tags-for-resource';
import { notEmulated } from './operations/not-emulated';
import { postAgentProfile } from './operations/post-agent-profile';
import { putPermission } from './operations/put-permission';
import { removeNotificationChannel } from './operations/remove-notification-channel';
import { removePermission } from './operations/remove-permission';
import { tagResource } from './operations/tag-resource';
import { untagResource } from './operations/untag-resource';
import { updateProfilingGroup } from './operations/update-profiling-group';

/** An operation of any input; what it gets is bound and validated by its own shape. */
export type AnyOperation = Operation<any>;

type Method = 'DELETE' | 'GET' | 'POST' | 'PUT';

const ROUTES: readonly [Method, string, AnyOperation][] = [
  ['POST', '/profilingGroups', createProfilingGroup],
  ['GET', '/profilingGroups', listProfilingGroups],
  ['GET', '/profilingGroups/{profilingGroupName}', describeProfilingGroup],
  ['PUT', '/profilingGroups/{profilingGroupName}', updateProfilingGroup],
  ['DELETE', '/profilingGroups/{profilingGroupName}', deleteProfilingGroup],

  ['GET', '/profilingGroups/{profilingGroupName}/policy', getPolicy],
  ['PUT', '/profilingGroups/{profilingGroupName}/policy/{actionGroup}', putPermission],
  ['DELETE', '/profilingGroups/{profilingGroupName}/policy/{actionGroup}', removePermission],

  ['GET', '/profilingGroups/{profilingGroupName}/notificationConfiguration', getNotificationConfiguration],
  ['POST', '/profilingGroups/{profilingGroupName}/notificationConfiguration', addNotificationChannels],
  ['DELETE', '/profilingGroups/{profilingGroupName}/notificationConfiguration/{channelId}', removeNotificationChannel],

  ['POST', '/profilingGroups/{profilingGroupName}/configureAgent', configureAgent],
  ['POST', '/profilingGroups/{profilingGroupName}/agentProfile', postAgentProfile],

  ['GET', '/tags/{resourceArn}', listTagsForResource],
  ['POST', '/tags/{resourceArn}', tagResource],
  ['DELETE', '/tags/{resourceArn}', untagResource],

  ['GET', '/profilingGroups/{profilingGroupName}/profile', notEmulated('GetProfile')],
  ['GET', '/profilingGroups/{profilingGroupName}/profileTimes', notEmulated('ListProfileTimes')],
  ['POST', '/profilingGroups/{profilingGroupName}/frames/-/metrics', notEmulated('BatchGetFrameMetricData')],
  ['GET', '/internal/profilingGroups/{profilingGroupName}/recommendations', notEmulated('GetRecommendations')],
  ['GET', '/internal/profilingGroups/{profilingGroupName}/findingsReports', notEmulated('ListFindingsReports')],
  ['POST', '/internal/profilingGroups/{profilingGroupName}/anomalies/{anomalyInstanceId}/feedback', notEmulated('SubmitFeedback')],
  ['GET', '/internal/findingsReports', notEmulated('GetFindingsReportAccountSummary')],
];

const OPERATIONS = ROUTES.map(([, , declared]) => declared);

/** Names of all operations, emulated or not. */
export const OPERATION_NAMES: readonly string[] = OPERATIONS.map(({ name }) => name);

export const EMULATED_OPERATION_NAMES: readonly string[] = OPERATIONS.filter(({ status }) => status !== 501).map(({ name }) => name);

export interface Match {
  readonly operation: AnyOperation;
  /** Decoded only after the path was split: a label may hold slashes. */
  readonly labels: Readonly<Record<string, string>>;
}

export function matchRoute(method: string, path: string): Match | undefined {
  const segments = path.split('/');
  for (const [routeMethod, template, operation] of ROUTES) {
    const labels = routeMethod === method && labelsOf(template.split('/'), segments);
    if (labels) return { operation, labels };
  }
  return undefined;
}

function labelsOf(template: string[], segments: string[]): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const label = /^\{(\w+)\}$/.exec(part)?.[1];
    if (label && segments[index]) labels[label] = decode(segments[index]);
    else if (part !== segments[index]) return undefined;
  }
  return labels;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ServiceError('SerializationException', `The path segment ${segment} is not valid percent-encoding.`);
  }
}
