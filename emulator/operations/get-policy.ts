import { ON_PROFILING_GROUP } from '../members';
import { operation } from '../operation';
import { describePolicy } from '../policy';
import { structure } from '../shapes';

export const getPolicy = operation({
  name: 'GetPolicy',
  status: 200,
  input: structure(ON_PROFILING_GROUP),

  run({ region }, { profilingGroupName }) {
    const { arn, policy } = region.get(profilingGroupName);
    return describePolicy(arn, policy);
  },
});
