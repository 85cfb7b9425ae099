import { ON_PROFILING_GROUP } from '../members';
import { operation } from '../operation';
import { map, oneOf, string, structure } from '../shapes';

const METADATA = map(oneOf(
  'ComputePlatform', 'AgentId', 'AwsRequestId', 'ExecutionEnvironment', 'LambdaFunctionArn', 'LambdaMemoryLimitInMB',
  'LambdaRemainingTimeInMilliseconds', 'LambdaTimeGapBetweenInvokesInMilliseconds', 'LambdaPreviousExecutionTimeInMilliseconds',
), string());

/** The answer is the bare configuration. The group's switch decides `shouldProfile`. */
export const configureAgent = operation({
  name: 'ConfigureAgent',
  status: 200,
  input: structure(ON_PROFILING_GROUP, { fleetInstanceId: string({ min: 1, max: 255 }), metadata: METADATA }),

  run({ region, now }, { profilingGroupName }) {
    const group = region.get(profilingGroupName);
    group.latestAgentOrchestratedAt = now;
    return {
      shouldProfile: group.profilingEnabled,
      periodInSeconds: 300,
      agentParameters: {
        SamplingIntervalInMilliseconds: '1000',
        ReportingIntervalInMilliseconds: '300000',
        MinimumTimeForReportingInMilliseconds: '60000',
        MemoryUsageLimitPercent: '10',
        MaxStackDepth: '1000',
      },
    };
  },
});
