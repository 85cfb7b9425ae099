import { converge } from './converge';
import { DesiredState, desiredState, nameOf } from './desired-state';
import { establish } from './establish';
import { UpdateEvent } from './event';
import { Failure } from './failure';
import { Invocation } from './invocation';
import { OperationError, reasonOf } from './operation-error';
import { Outcome, outcomeOf } from './outcome';
import { describeOwner, isCreatedBy, isOwned, isUnmarked } from './ownership';
import { acknowledgedId, isIncarnation, parsePhysicalResourceId } from './physical-resource-id';
import { Group } from './profiler-api';

/** Kept back from a replacement, so that there is always time to undo it. */
const UNDO_RESERVE = 20_000;

/**
 * Brings the group to what the template says now. In place the incoming physical resource ID is answered; a new one
 * means replacement, after which CloudFormation sends a Delete for the old. Nothing is deleted here but what this
 * very event made and could not finish.
 */
export async function onUpdate(event: UpdateEvent, invocation: Invocation): Promise<Outcome> {
  try {
    const desired = desiredState(event.ResourceProperties, event);
    return currentName(event) === desired.name
      ? await updateInPlace(event, desired, invocation)
      : await replace(event, desired, invocation);
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
  const group = await converge(current, desired, event.OldResourceProperties, event, api);
  return outcomeOf(event.PhysicalResourceId, group);
}

async function replace(event: UpdateEvent, desired: DesiredState, invocation: Invocation): Promise<Outcome> {
  const { budget } = invocation;
  const api = invocation.api.until(budget.deadline - UNDO_RESERVE);
  try {
    const established = await establish(desired, event, api, budget);
    const group = await converge(established, desired, {}, event, api);
    return outcomeOf(acknowledgedId(desired.name, group.createdAt), group);
  } catch (error) {
    if (error instanceof OperationError) { await undo(event, desired.name, invocation); }
    throw error;
  }
}

/** Deletes what this event made, if it made anything: the failed answer cannot name it, so nobody else would. */
async function undo(event: UpdateEvent, name: string, { api, log }: Invocation): Promise<void> {
  try {
    const left = await api.describeProfilingGroup(name);
    if (left && isCreatedBy(left.tags, event)) { await api.deleteProfilingGroup(name); }
  } catch (error) {
    log('ERROR', 'A new group may be left behind', { profilingGroupName: name, reason: reasonOf(error) });
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
