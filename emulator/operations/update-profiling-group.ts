import { AGENT_ORCHESTRATION_CONFIG, ON_PROFILING_GROUP } from '../members';
import { operation } from '../operation';
import { describeProfilingGroup } from '../profiling-group';
import { structure } from '../shapes';

export const updateProfilingGroup = operation({
  name: 'UpdateProfilingGroup',
  status: 200,
  input: structure({ ...ON_PROFILING_GROUP, agentOrchestrationConfig: AGENT_ORCHESTRATION_CONFIG }),

  run({ region, now }, { profilingGroupName, agentOrchestrationConfig }) {
    const group = region.get(profilingGroupName);
    group.profilingEnabled = agentOrchestrationConfig.profilingEnabled;
    group.updatedAt = now;
    return describeProfilingGroup(group);
  },
});
