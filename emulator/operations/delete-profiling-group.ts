import { ON_PROFILING_GROUP } from '../members';
import { operation } from '../operation';
import { structure } from '../shapes';

/** Policy, channels, tags and client token go with the group. */
export const deleteProfilingGroup = operation({
  name: 'DeleteProfilingGroup',
  status: 204,
  input: structure(ON_PROFILING_GROUP),

  run({ region }, { profilingGroupName }) {
    const { name } = region.get(profilingGroupName);
    region.groups.delete(name);
  },
});
