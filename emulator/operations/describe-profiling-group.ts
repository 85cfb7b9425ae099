import { ON_PROFILING_GROUP } from '../members';
import { operation } from '../operation';
import { describeProfilingGroup as describe } from '../profiling-group';
import { structure } from '../shapes';

export const describeProfilingGroup = operation({
  name: 'DescribeProfilingGroup',
  status: 200,
  input: structure(ON_PROFILING_GROUP),

  run({ region }, { profilingGroupName }) {
    return describe(region.get(profilingGroupName));
  },
});
