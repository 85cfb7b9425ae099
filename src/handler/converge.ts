import { ProfilingGroupDescription } from '@aws-sdk/client-codeguruprofiler';
import { DesiredState, RawProperties, tagKeysOf } from './desired-state';
import { Claim, isOwned, ownerTags } from './ownership';
import { Group, ProfilerApi } from './profiler-api';
import { OWNER_TAG_PREFIX } from './resource-schema';

/** What must change to make a group equal to what the template says. */
export interface Difference {
  readonly setTags: Readonly<Record<string, string>>;
  readonly removeTags: ReadonlyArray<string>;
  readonly profilingEnabled?: boolean;
}

/** Profiling is on in a group that was created without a word about it. */
const SERVICE_DEFAULT = true;

export function isProfilingEnabled(group: ProfilingGroupDescription): boolean {
  return group.agentOrchestrationConfig?.profilingEnabled ?? SERVICE_DEFAULT;
}

/**
 * Compares a group with what the template says. Tags that neither the template nor the library put there are left alone.
 *
 * @param oldProperties tells which tags were ours and are no more, and whether the switch was declared before
 * @returns undefined if nothing must change
 */
export function difference(group: Group, desired: DesiredState, oldProperties: RawProperties, claim: Claim): Difference | undefined {
  const wantedTags = isOwned(group.tags, claim) ? desired.tags : { ...desired.tags, ...ownerTags(claim) };
  const setTags = Object.fromEntries(Object.entries(wantedTags).filter(([key, value]) => group.tags[key] !== value));
  const removeTags = tagKeysOf(oldProperties).filter((key) =>
    Object.hasOwn(group.tags, key) && !Object.hasOwn(desired.tags, key) && !key.startsWith(OWNER_TAG_PREFIX));

  const declaredBefore = oldProperties.AgentOrchestrationConfig !== undefined;
  const wanted = desired.profilingEnabled ?? (declaredBefore ? SERVICE_DEFAULT : undefined);
  const profilingEnabled = wanted === isProfilingEnabled(group) ? undefined : wanted;

  const isEqual = profilingEnabled === undefined && removeTags.length === 0 && Object.keys(setTags).length === 0;
  return isEqual ? undefined : { setTags, removeTags, profilingEnabled };
}

/** Makes the difference go away, with no more calls than that takes, and describes the group as it is then. */
export async function converge(group: Group, { setTags, removeTags, profilingEnabled }: Difference, api: ProfilerApi): Promise<Group> {
  if (removeTags.length > 0) { await api.untagResource(group.arn!, [...removeTags]); }
  if (Object.keys(setTags).length > 0) { await api.tagResource(group.arn!, { ...setTags }); }
  const updated = profilingEnabled === undefined ? group : await api.updateProfilingGroup(group.name, profilingEnabled);

  const kept = Object.entries(group.tags).filter(([key]) => !removeTags.includes(key));
  return { ...updated, name: group.name, tags: { ...Object.fromEntries(kept), ...setTags } };
}
