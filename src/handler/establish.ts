import { converge, difference } from './converge';
import { DesiredState } from './desired-state';
import { CreateEvent, UpdateEvent } from './event';
import { Failure } from './failure';
import { Invocation } from './invocation';
import { describeOwner, isCreatedBy, isOwned } from './ownership';
import { refusedId } from './physical-resource-id';
import { Group, ProfilerApi } from './profiler-api';
import { ResourceRecord, isAwaited, isFresh, isLive } from './resource-record';
import { Budget, delay } from './retry';

const ROUNDS = 6;

/** How often the record is read before it is believed that nobody waits, and how long in between. */
const LOOKS = 3;
const LOOK_AGAIN_AFTER = 2_000;

/**
 * Brings a group of the desired name and state into being, or finds the one that an earlier delivery of the event or an
 * earlier attempt of this resource made. CreateProfilingGroup itself decides who gets a name: nothing is looked up
 * before it. What it made is withdrawn if CloudFormation has stopped waiting for it: either we see that it has, or the
 * Delete that it sends then sees the group.
 *
 * @throws Failure where the name belongs to somebody else, or nobody waits for the group
 */
export async function establish(desired: DesiredState, event: CreateEvent | UpdateEvent, invocation: Invocation): Promise<Group> {
  const { api, budget } = invocation;
  await refuseLateCopy(event, invocation);
  const group = await createOrFind(desired, event, api, budget);
  const record = await unawaited(event, invocation);
  if (record === undefined) {
    const change = difference(group, desired, {}, event);
    return change ? converge(group, change, api) : group;
  }
  // A copy of an event that was answered before: the group is as later events left it.
  if (isLive(group, record)) { return group; }
  await withdraw(desired.name, event, invocation);
  throw notAwaited(event, record);
}

/** Before anything is created or changed: an event that CloudFormation may have stopped waiting for is looked into. */
export async function refuseLateCopy(event: CreateEvent | UpdateEvent, invocation: Invocation): Promise<void> {
  if (isFresh(event, invocation.budget.clock.now())) { return; }
  const record = await unawaited(event, invocation);
  if (record) { throw notAwaited(event, record); }
}

/** The record that shows that nobody waits for the event; undefined if somebody does, or it cannot be known. */
async function unawaited(event: CreateEvent | UpdateEvent, { budget, readRecord }: Invocation): Promise<ResourceRecord | undefined> {
  for (let look = 1; ; look++) {
    const record = await readRecord();
    if (!record || isAwaited(event, record)) { return undefined; }
    if (look === LOOKS) { return record; }
    await budget.clock.sleep(LOOK_AGAIN_AFTER); // what is read may lag behind
  }
}

function notAwaited(event: CreateEvent | UpdateEvent, { status }: ResourceRecord): Failure {
  return new Failure(`CloudFormation does not wait for this ${event.RequestType} any more (the resource is ${status}). It had no effect.`,
    refusedId(event.LogicalResourceId));
}

/** Deletes what this event made, if it made anything that is not in use since. */
export async function withdraw(name: string, event: CreateEvent | UpdateEvent, { api, log, readRecord }: Invocation): Promise<void> {
  const record = await readRecord();
  const withdrawn = await api.deleteProfilingGroup(name, (group) => isCreatedBy(group.tags, event) && !(record && isLive(group, record)));
  if (withdrawn) { log('WARN', 'Deleted the new group again, for it is not to stay', { profilingGroupName: name }); }
}

async function createOrFind(desired: DesiredState, event: CreateEvent | UpdateEvent, api: ProfilerApi, { clock, random }: Budget): Promise<Group> {
  for (let round = 1; round <= ROUNDS; round++) {
    const created = await api.createProfilingGroup(desired, event);
    if (created?.createdAt) { return created; }
    const existing = await api.describeProfilingGroup(desired.name);
    if (created) { return { ...created, createdAt: existing?.createdAt }; } // the reply lacked what makes the ID
    if (existing) { return adoptable(existing, desired, event); }
    await clock.sleep(delay(round, random)); // taken a moment ago and gone now: it is just being deleted
  }
  throw new Error(`Profiling group "${desired.name}" can be neither created, for it exists, nor read, for it does not; deploy again.`);
}

/** The existing group, if it may be taken over by this event without a doubt about whose it is. */
function adoptable(existing: Group, desired: DesiredState, event: CreateEvent | UpdateEvent): Group {
  const refuse = (reason: string) => new Failure(`Profiling group "${desired.name}" already exists${reason}`, refusedId(event.LogicalResourceId));
  if (!isOwned(existing.tags, event)) {
    throw refuse(` and is not managed by this resource: ${describeOwner(existing.tags)}. Choose another profilingGroupName, or delete that group first.`);
  }
  if (existing.computePlatform !== desired.computePlatform) {
    throw refuse(` with compute platform ${existing.computePlatform}, which cannot change to ${desired.computePlatform}. Choose another profilingGroupName.`);
  }
  if (event.RequestType === 'Create' && !isCreatedBy(existing.tags, event)) {
    throw refuse(': it was made by an earlier resource of this stack and kept when that was removed. Delete the group, or choose another profilingGroupName.');
  }
  return existing;
}
