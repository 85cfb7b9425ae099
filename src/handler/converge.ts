import { DesiredState, RawProperties, tagKeysOf } from './desired-state';
import { Claim, isOwned, ownerTags } from './ownership';
import { Group, ProfilerApi } from './profiler-api';
import { OWNER_TAG_PREFIX } from './resource-schema';

/**
 * Makes a group equal to what the template says, with as few calls as that takes: none if it is so already. Tags
 * that neither the template nor the library put there are left alone.
 *
 * @param oldProperties tells which tags were ours and are no more, and whether the switch was declared before
 */
export async function converge(group: Group, desired: DesiredState, oldProperties: RawProperties, claim: Claim, api: ProfilerApi): Promise<Group> {
  const tags = await convergeTags(group, desired, oldProperties, claim, api);
  const declaredBefore = oldProperties.AgentOrchestrationConfig !== undefined;
  const wanted = desired.profilingEnabled ?? (declaredBefore ? SERVICE_DEFAULT : undefined);
  if (wanted === undefined || wanted === isProfilingEnabled(group)) { return { ...group, tags }; }
  return { ...await api.updateProfilingGroup(desired.name, wanted), tags };
}

/** Profiling is on in a group that was created without a word about it. */
const SERVICE_DEFAULT = true;

export function isProfilingEnabled(group: Group): boolean {
  return group.agentOrchestrationConfig?.profilingEnabled ?? SERVICE_DEFAULT;
}

async function convergeTags(
  group: Group, desired: DesiredState, oldProperties: RawProperties, claim: Claim, api: ProfilerApi,
): Promise<Record<string, string>> {
  const wanted = isOwned(group.tags, claim) ? desired.tags : { ...desired.tags, ...ownerTags(claim) };
  const set = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => group.tags[key] !== value));
  const remove = tagKeysOf(oldProperties).filter((key) =>
    Object.hasOwn(group.tags, key) && !Object.hasOwn(desired.tags, key) && !key.startsWith(OWNER_TAG_PREFIX));

  if (remove.length > 0) { await api.untagResource(group.arn!, remove); }
  if (Object.keys(set).length > 0) { await api.tagResource(group.arn!, set); }

  const kept = Object.entries(group.tags).filter(([key]) => !remove.includes(key));
  return { ...Object.fromEntries(kept), ...set };
}
