import { isProfilingEnabled } from './converge';
import { acknowledgedId, unconfirmedId } from './physical-resource-id';
import { Group } from './profiler-api';
import { Attribute } from './resource-schema';

/** How an event ended well. */
export interface Outcome {
  readonly physicalResourceId: string;
  /** What `Fn::GetAtt` will read; a Delete has none. */
  readonly attributes?: Readonly<Record<Attribute, string>>;
}

/** Of a group that was brought into being: with an ID of its own. */
export function establishedOutcome(group: Group, requestId: string): Outcome {
  const id = group.createdAt ? acknowledgedId(group.name, group.createdAt) : unconfirmedId(group.name, requestId);
  return outcomeOf(id, group);
}

/** Every attribute always has a value: one that is missing would fail each template that reads it. */
export function outcomeOf(physicalResourceId: string, group: Group): Outcome {
  return {
    physicalResourceId,
    attributes: {
      ProfilingGroupArn: group.arn ?? '',
      ProfilingGroupName: group.name,
      ComputePlatform: group.computePlatform ?? '',
      ProfilingEnabled: String(isProfilingEnabled(group)),
      CreatedAt: group.createdAt?.toISOString() ?? '',
      UpdatedAt: group.updatedAt?.toISOString() ?? '',
    },
  };
}
