import { nameOf } from './desired-state';
import { DeleteEvent } from './event';
import { Failure } from './failure';
import { Invocation } from './invocation';
import { OperationError, reasonOf } from './operation-error';
import { Outcome } from './outcome';
import { describeOwner, isOwned, isUnmarked, ownerTags } from './ownership';
import { isIncarnation, parsePhysicalResourceId } from './physical-resource-id';
import { Group, ProfilerApi } from './profiler-api';

/** How often an absent group is looked for again where its creation may still be under way, and how long in between. */
const LOOKS = 10;
const LOOK_AGAIN_AFTER = 1_000;

/**
 * Deletes the group that the physical resource ID stands for, if it is provably this resource's. Answers success
 * when it is gone, or when there is nothing that could be proven to be ours. The properties are not judged: what
 * must go may have been made by rules that no longer hold.
 */
export async function onDelete(event: DeleteEvent, invocation: Invocation): Promise<Outcome> {
  const done: Outcome = { physicalResourceId: event.PhysicalResourceId };
  const id = parsePhysicalResourceId(event.PhysicalResourceId);
  const name = 'name' in id ? id.name : nameOf(event.ResourceProperties, event);
  if (id.kind === 'refused' || name === undefined) { return done; }
  try {
    const group = await find(name, id.kind === 'invented' ? LOOKS : 1, invocation);
    if (group && await isDeletable(group, event, invocation)) {
      await deleteGroup(group, name, invocation);
      await confirmGone(group, name, invocation);
    }
    return done;
  } catch (error) {
    throw new Failure(reasonOf(error), event.PhysicalResourceId);
  }
}

async function find(name: string, looks: number, { api, budget }: Invocation): Promise<Group | undefined> {
  for (let look = 1; ; look++) {
    const group = await api.describeProfilingGroup(name);
    if (group || look >= looks) { return group; }
    await budget.clock.sleep(LOOK_AGAIN_AFTER);
  }
}

async function isDeletable(group: Group, event: DeleteEvent, { api, log }: Invocation): Promise<boolean> {
  const id = parsePhysicalResourceId(event.PhysicalResourceId);
  if (id.kind === 'acknowledged' && !isIncarnation(id, group.createdAt)) {
    log('WARN', 'Left alone: the group is a newer one of the same name', { profilingGroupName: group.name });
    return false;
  }
  if (isOwned(group.tags, event)) { return true; }
  if (isUnmarked(group.tags) && isIncarnation(id, group.createdAt)) {
    log('WARN', 'The owner tags were removed from this very group; putting them back to delete it', { profilingGroupName: group.name });
    await api.tagResource(group.arn!, ownerTags(event));
    return true;
  }
  log('WARN', `Left alone: not managed by this resource, ${describeOwner(group.tags)}`, { profilingGroupName: group.name });
  return false;
}

/** The permission rests on the group's tags: once an earlier try whose reply was lost has deleted it, it is refused. */
async function deleteGroup(group: Group, name: string, { api }: Invocation): Promise<void> {
  try {
    await api.deleteProfilingGroup(name);
  } catch (error) {
    const forbidden = error instanceof OperationError && error.isForbidden;
    if (!forbidden || !await isGone(group, name, api)) { throw error; }
  }
}

async function confirmGone(deleted: Group, name: string, { api, budget }: Invocation): Promise<void> {
  for (let look = 1; look <= LOOKS; look++) {
    if (await isGone(deleted, name, api)) { return; }
    await budget.clock.sleep(LOOK_AGAIN_AFTER);
  }
  throw new Error(`Profiling group "${name}" still exists although DeleteProfilingGroup succeeded; delete the stack again.`);
}

/** Whether there is no group of that name any more, or only a newer one. */
async function isGone(deleted: Group, name: string, api: ProfilerApi): Promise<boolean> {
  const found = await api.describeProfilingGroup(name);
  return found === undefined || found.createdAt?.getTime() !== deleted.createdAt?.getTime();
}
