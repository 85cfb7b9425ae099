import { converge, difference } from './converge';
import { DesiredState, desiredState, nameOf } from './desired-state';
import { establish, refuseLateCopy, withdraw } from './establish';
import { UpdateEvent } from './event';
import { Failure } from './failure';
import { Invocation } from './invocation';
import { OperationError, reasonOf } from './operation-error';
import { Outcome, establishedOutcome, outcomeOf } from './outcome';
import { describeOwner, isOwned, isUnmarked } from './ownership';
import { isIncarnation, parsePhysicalResourceId } from './physical-resource-id';
import { Group } from './profiler-api';
import { isAwaited } from './resource-record';

/** Kept back from a replacement, so that there is always time to undo it. */
const UNDO_RESERVE = 20_000;

/** What a failed replacement left behind was made at most so long ago; an older group of ours was kept on purpose. */
const LEFTOVER_AGE = 3_600_000;

/**
 * Brings the group to what the template says now. In place the incoming physical resource ID is answered; a new one
 * means replacement, after which CloudFormation sends a Delete for the old. Nothing is deleted here but what a
 * replacement made that did not come about.
 */
export async function onUpdate(event: UpdateEvent, invocation: Invocation): Promise<Outcome> {
  try {
    const desired = desiredState(event.ResourceProperties, event);
    const current = currentName(event);
    if (current !== desired.name) { return await replace(event, desired, invocation); }
    const outcome = await updateInPlace(event, desired, invocation);
    await sweep(event, desired.name, invocation);
    return outcome;
  } catch (error) {
    // Any other ID than the incoming one would make CloudFormation delete what the ID names.
    throw new Failure(reasonOf(error), event.PhysicalResourceId);
  }
}

/** The name of the group that the physical resource ID stands for. */
function currentName(event: UpdateEvent): string | undefined {
  const id = parsePhysicalResourceId(event.PhysicalResourceId);
  return 'name' in id ? id.name : nameOf(event.OldResourceProperties, event);
}

async function updateInPlace(event: UpdateEvent, desired: DesiredState, invocation: Invocation): Promise<Outcome> {
  const { api, log } = invocation;
  const current = await api.describeProfilingGroup(desired.name);
  if (current === undefined) {
    log('WARN', 'The group was deleted outside CloudFormation; creating it again', { profilingGroupName: desired.name });
    return replace(event, desired, invocation);
  }
  refuseForeign(current, event);
  refusePlatformChange(current, desired);
  const change = difference(current, desired, event.OldResourceProperties, event);
  if (change === undefined) { return foundOutcome(current, event); }
  await refuseLateCopy(event, invocation);
  return foundOutcome(await converge(current, change, api), event);
}

/** The incoming ID, unless it is of a group that is gone: an earlier run of this event made a new one then. */
function foundOutcome(group: Group, event: UpdateEvent): Outcome {
  const id = parsePhysicalResourceId(event.PhysicalResourceId);
  return id.kind === 'acknowledged' && group.createdAt && !isIncarnation(id, group.createdAt)
    ? establishedOutcome(group, event.RequestId)
    : outcomeOf(event.PhysicalResourceId, group);
}

async function replace(event: UpdateEvent, desired: DesiredState, invocation: Invocation): Promise<Outcome> {
  const { api, budget, log } = invocation;
  try {
    const group = await establish(desired, event, { ...invocation, api: api.until(budget.deadline - UNDO_RESERVE) });
    return establishedOutcome(group, event.RequestId);
  } catch (error) {
    // The failed answer cannot name what this event made, so nobody else would delete it.
    if (error instanceof OperationError) {
      await withdraw(desired.name, event, invocation).catch((reason) =>
        log('ERROR', 'A new group may be left behind', { profilingGroupName: desired.name, reason: reasonOf(reason) }));
    }
    throw error;
  }
}

/**
 * Deletes what a failed replacement left behind that could not undo it. In a rollback the old properties are those
 * that failed: they lead to its name.
 */
async function sweep(event: UpdateEvent, current: string, { api, budget, log, readRecord }: Invocation): Promise<void> {
  const leftover = nameOf(event.OldResourceProperties, event);
  if (leftover === undefined || leftover === current) { return; }
  const record = await readRecord();
  if (record && !isAwaited(event, record)) { return; }
  const isLeftover = ({ tags, createdAt }: Group) =>
    isOwned(tags, event) && createdAt !== undefined && budget.clock.now() - createdAt.getTime() < LEFTOVER_AGE;
  if (await api.deleteProfilingGroup(leftover, isLeftover)) {
    log('WARN', 'Deleted the new group of a replacement that failed', { profilingGroupName: leftover });
  }
}

function refuseForeign(current: Group, event: UpdateEvent): void {
  const restorable = isUnmarked(current.tags) && isIncarnation(parsePhysicalResourceId(event.PhysicalResourceId), current.createdAt);
  if (!isOwned(current.tags, event) && !restorable) {
    throw new Error(`Profiling group "${current.name}" is not managed by this resource: ${describeOwner(current.tags)}. It was not changed.`);
  }
}

function refusePlatformChange(current: Group, desired: DesiredState): void {
  if (current.computePlatform !== undefined && current.computePlatform !== desired.computePlatform) {
    throw new Error(`computePlatform of profiling group "${current.name}" cannot change from ${current.computePlatform} to ${desired.computePlatform} `
      + 'while its name stays the same. Change profilingGroupName as well, or leave it out so that a name is generated. Nothing was changed.');
  }
}
