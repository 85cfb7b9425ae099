import { ServiceError } from '../errors';
import { AGENT_ORCHESTRATION_CONFIG, CLIENT_TOKEN, PROFILING_GROUP_NAME, TAGS } from '../members';
import { operation } from '../operation';
import { describeProfilingGroup } from '../profiling-group';
import { oneOf, structure } from '../shapes';

/** A client token is remembered as long as the group that it made: replayed after the deletion, it makes a new one. */
export const createProfilingGroup = operation({
  name: 'CreateProfilingGroup',
  status: 201,
  input: structure(
    { clientToken: CLIENT_TOKEN, profilingGroupName: PROFILING_GROUP_NAME },
    {
      computePlatform: oneOf('Default', 'AWSLambda'),
      agentOrchestrationConfig: AGENT_ORCHESTRATION_CONFIG,
      tags: TAGS,
    },
  ),
  query: ['clientToken'],

  run({ region, now, groupQuota }, { clientToken, profilingGroupName: name, computePlatform, agentOrchestrationConfig, tags = {} }) {
    const parameters = canonicalJson({ name, computePlatform, agentOrchestrationConfig, tags });
    const replayed = [...region.groups.values()].find(group => group.creation?.clientToken === clientToken);
    if (replayed?.creation?.parameters === parameters) return describeProfilingGroup(replayed);
    if (replayed) {
      throw new ServiceError('ConflictException', `The clientToken ${clientToken} was used before with other parameters.`);
    }
    if (region.groups.has(name)) {
      throw new ServiceError('ConflictException', `A profiling group named ${name} already exists in ${region.name}.`);
    }
    if (region.groups.size >= groupQuota) {
      throw new ServiceError('ServiceQuotaExceededException', `The account has its full quota of ${groupQuota} profiling groups in ${region.name}.`);
    }
    return describeProfilingGroup(region.add({
      name,
      computePlatform: computePlatform ?? 'Default',
      createdAt: now,
      profilingEnabled: agentOrchestrationConfig?.profilingEnabled ?? true,
      tags: new Map(Object.entries(tags)),
      creation: { clientToken, parameters },
    }));
  },
});

/** Equal for equal values, in whatever order their members were sent. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member);
}
