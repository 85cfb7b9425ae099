import { nameOf } from './desired-state';
import { DeleteEvent } from './event';
import { Failure } from './failure';
import { Invocation } from './invocation';
import { reasonOf } from './operation-error';
import { Outcome } from './outcome';
import { describeOwner, isCreatedBy, isOwned, isUnmarked, ownerTags } from './ownership';
import { isIncarnation, parsePhysicalResourceId } from './physical-resource-id';
import { Group } from './profiler-api';
import { isLive } from './resource-record';

/** How often a deleted group is looked for before its deletion is called failed, and how long in between. */
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
  if (id.kind === 'refused') { return done; }
  if (name === undefined) {
    invocation.log('WARN', 'Nothing was deleted: neither the physical resource ID nor the properties lead to a name');
    return done;
  }
  try {
    const deleted = await invocation.api.deleteProfilingGroup(name, (group) => isDeletable(group, event, invocation));
    if (deleted) { await confirmGone(deleted, name, invocation); }
    return done;
  } catch (error) {
    throw new Failure(reasonOf(error), event.PhysicalResourceId);
  }
}

async function isDeletable(group: Group, event: DeleteEvent, invocation: Invocation): Promise<boolean> {
  const { api, log } = invocation;
  const id = parsePhysicalResourceId(event.PhysicalResourceId);
  if (id.kind === 'acknowledged' && isIncarnation(id, group.createdAt) && isUnmarked(group.tags)) {
    log('WARN', 'The owner tags were removed from this very group; putting them back to delete it', { profilingGroupName: group.name });
    await api.tagResource(group.arn!, ownerTags(event));
    return true;
  }
  const reason = isOwned(group.tags, event) ? await reasonToKeep(group, event, invocation) : `not managed by this resource, ${describeOwner(group.tags)}`;
  if (reason) { log('WARN', `Left alone: ${reason}`, { profilingGroupName: group.name }); }
  return reason === undefined;
}

/** Why a group that is this resource's is still not the one to delete. */
async function reasonToKeep(group: Group, event: DeleteEvent, { readRecord }: Invocation): Promise<string | undefined> {
  const id = parsePhysicalResourceId(event.PhysicalResourceId);
  switch (id.kind) {
    case 'acknowledged':
      return isIncarnation(id, group.createdAt) ? undefined : 'the group is another one of the same name';
    case 'unconfirmed':
      return isCreatedBy(group.tags, { ...event, RequestId: id.requestId }) ? undefined : 'the group was made by another request';
    default: {
      const record = await readRecord();
      return record && isLive(group, record) ? 'the group is in use since' : undefined;
    }
  }
}

async function confirmGone(deleted: Group, name: string, { api, budget }: Invocation): Promise<void> {
  for (let look = 1; look <= LOOKS; look++) {
    const found = await api.describeProfilingGroup(name);
    if (found === undefined || found.createdAt?.getTime() !== deleted.createdAt?.getTime()) { return; }
    await budget.clock.sleep(LOOK_AGAIN_AFTER);
  }
  throw new Error(`Profiling group "${name}" still exists although DeleteProfilingGroup succeeded; delete the stack again.`);
}
