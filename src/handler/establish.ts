import { DesiredState } from './desired-state';
import { CreateEvent, UpdateEvent } from './event';
import { Failure } from './failure';
import { describeOwner, isCreatedBy, isOwned } from './ownership';
import { refusedId } from './physical-resource-id';
import { Group, ProfilerApi } from './profiler-api';
import { delay, Budget } from './retry';

const ROUNDS = 6;

/**
 * Brings a group of the desired name into being, or finds the one that an earlier delivery of the event or an
 * earlier attempt of this resource made. CreateProfilingGroup itself decides who gets a name: nothing is looked up
 * before it.
 *
 * @throws Failure where the name belongs to somebody else
 */
export async function establish(
  desired: DesiredState, event: CreateEvent | UpdateEvent, api: ProfilerApi, { clock, random }: Budget,
): Promise<Group> {
  for (let round = 1; round <= ROUNDS; round++) {
    const created = await api.createProfilingGroup(desired, event);
    if (created) { return created; }
    const existing = await api.describeProfilingGroup(desired.name);
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
