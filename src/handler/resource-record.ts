import { CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { CreateEvent, ResourceEvent, UpdateEvent } from './event';
import { Log } from './log';
import { reasonOf } from './operation-error';
import { acknowledgedId } from './physical-resource-id';
import { Group } from './profiler-api';
import { Budget, withRetries } from './retry';

/** What CloudFormation has on record about a resource. */
export interface ResourceRecord {
  readonly status?: string;
  readonly physicalResourceId?: string;
}

/** Looks up a resource of a stack, also of one that was deleted. */
export type DescribeStackResource = (stackId: string, logicalResourceId: string, abortSignal: AbortSignal) => Promise<ResourceRecord>;

const CALL_TIMEOUT = 5_000;
const PATIENCE = 20_000;
const BEING_DELETED = ['DELETE_IN_PROGRESS', 'DELETE_COMPLETE', 'DELETE_FAILED'];

export function describeStackResourceBy(client: CloudFormationClient): DescribeStackResource {
  return async (StackName, LogicalResourceId, abortSignal) => {
    const { StackResourceDetail } = await client.send(new DescribeStackResourceCommand({ StackName, LogicalResourceId }), { abortSignal });
    return { status: StackResourceDetail?.ResourceStatus, physicalResourceId: StackResourceDetail?.PhysicalResourceId };
  };
}

/** The record of an event's resource; undefined if it cannot be read, for then the work must go on without it. */
export async function recordOf(
  event: ResourceEvent, describe: DescribeStackResource, budget: Budget, log: Log,
): Promise<ResourceRecord | undefined> {
  const { clock, deadline } = budget;
  try {
    return await withRetries(
      { name: 'DescribeStackResource', alsoRetryable: 'Throttling' },
      { ...budget, deadline: Math.min(deadline, clock.now() + PATIENCE) },
      log,
      () => describe(event.StackId, event.LogicalResourceId, clock.timeout(CALL_TIMEOUT)),
    );
  } catch (error) {
    log('WARN', 'It cannot be known whether CloudFormation still waits for this event', { reason: reasonOf(error) });
    return undefined;
  }
}

/**
 * Whether CloudFormation may be waiting for such an event. A Create is waited for in one status only. Of an Update it is
 * the ID that tells: the resource on record must still be the one that the event is about.
 */
export function isAwaited(event: CreateEvent | UpdateEvent, { status = '', physicalResourceId }: ResourceRecord): boolean {
  return event.RequestType === 'Create'
    ? status === 'CREATE_IN_PROGRESS'
    : physicalResourceId === event.PhysicalResourceId && !BEING_DELETED.includes(status);
}

/** Whether a group is the one on record, and not about to be deleted. */
export function isLive({ name, createdAt }: Group, { status = '', physicalResourceId }: ResourceRecord): boolean {
  return createdAt !== undefined && physicalResourceId === acknowledgedId(name, createdAt) && !BEING_DELETED.includes(status);
}
