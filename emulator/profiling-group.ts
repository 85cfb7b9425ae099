import { Policy } from './policy';

export interface Channel {
  readonly id: string;
  readonly uri: string;
  readonly eventPublishers: string[];
}

export interface AgentProfile {
  readonly profileToken?: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly reportedAt: number;
}

/** A profiling group with everything that is deleted along with it. Times are milliseconds since the epoch. */
export interface ProfilingGroup {
  readonly name: string;
  readonly arn: string;
  readonly computePlatform: 'Default' | 'AWSLambda';
  readonly createdAt: number;
  updatedAt: number;
  profilingEnabled: boolean;
  tags: Map<string, string>;
  policy?: Policy;
  channels: Channel[];
  latestAgentOrchestratedAt?: number;
  agentProfiles: AgentProfile[];
  /** The request that made the group, to recognize it when it is sent again. */
  readonly creation?: { readonly clientToken: string; readonly parameters: string };
}

/** ProfilingGroupDescription, as it goes over the wire. */
export function describeProfilingGroup(group: ProfilingGroup) {
  return {
    name: group.name,
    arn: group.arn,
    computePlatform: group.computePlatform,
    agentOrchestrationConfig: { profilingEnabled: group.profilingEnabled },
    createdAt: timestamp(group.createdAt),
    updatedAt: timestamp(group.updatedAt),
    profilingStatus: {
      latestAgentOrchestratedAt: timestamp(group.latestAgentOrchestratedAt),
      latestAgentProfileReportedAt: timestamp(group.agentProfiles.at(-1)?.reportedAt),
    },
    tags: Object.fromEntries(group.tags),
  };
}

function timestamp(ms?: number): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString();
}
