import { CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { CreateEvent, ResourceEvent, UpdateEvent } from './event';
import { issuedAt } from './event-age';
import { Log } from './log';
import { reasonOf } from './operation-error';
import { acknowledgedId } from './physical-resource-id';
import { Group } from './profiler-api';
import { Budget, withRetries } from './retry';

/** What CloudFormation has on record about a resource. */
export interface ResourceRecord {
  readonly status?: string;
  readonly physicalResourceId?: string;
  /** When the status came about. */
  readonly lastUpdatedAt?: Date;
}

/** Looks up a resource of a stack, also of one that was deleted. */
export type DescribeStackResource = (stackId: string, logicalResourceId: string, abortSignal: AbortSignal) => Promise<ResourceRecord>;

const CALL_TIMEOUT = 5_000;
const PATIENCE = 20_000;
/** Longer than clocks differ and signatures are rounded by. */
const FRESH = 2_000;
/** How much newer than an event a record must be to show that CloudFormation has turned to the resource again. */
const OVERTAKEN = { Create: 30_000, Update: FRESH };
const BEING_DELETED = ['DELETE_IN_PROGRESS', 'DELETE_COMPLETE', 'DELETE_FAILED'];

export function describeStackResourceBy(client: CloudFormationClient): DescribeStackResource {
  return async (StackName, LogicalResourceId, abortSignal) => {
    const { StackResourceDetail } = await client.send(new DescribeStackResourceCommand({ StackName, LogicalResourceId }), { abortSignal });
    return {
      status: StackResourceDetail?.ResourceStatus,
      physicalResourceId: StackResourceDetail?.PhysicalResourceId,
      lastUpdatedAt: StackResourceDetail?.LastUpdatedTimestamp,
    };
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
 * Whether an event was sent so recently that CloudFormation cannot have gone on to anything else. Any other may be a late
 * copy: whoever is about to create or change something by it must ask first.
 */
export function isFresh({ ResponseURL }: ResourceEvent, now: number): boolean {
  const issued = issuedAt(ResponseURL);
  return issued !== undefined && now - issued < FRESH;
}

/**
 * Whether CloudFormation may be waiting for such an event: it has not turned to the resource again since it sent the
 * event, and the resource is in the state that the event is about. Of an Update, the status is not believed, for some
 * emulators show the one from before; the ID must still be the same.
 */
export function isAwaited(event: CreateEvent | UpdateEvent, { status = '', physicalResourceId, lastUpdatedAt }: ResourceRecord): boolean {
  const issued = issuedAt(event.ResponseURL);
  if (issued !== undefined && lastUpdatedAt !== undefined && lastUpdatedAt.getTime() - issued >= OVERTAKEN[event.RequestType]) { return false; }
  return event.RequestType === 'Create'
    ? status === 'CREATE_IN_PROGRESS'
    : physicalResourceId === event.PhysicalResourceId && !BEING_DELETED.includes(status);
}

/** Whether a group is the one on record, and not about to be deleted. */
export function isLive({ name, createdAt }: Group, { status = '', physicalResourceId }: ResourceRecord): boolean {
  return createdAt !== undefined && physicalResourceId === acknowledgedId(name, createdAt) && !BEING_DELETED.includes(status);
}
