import { ON_PROFILING_GROUP } from '../members';
import { describeNotificationConfiguration } from '../notification-configuration';
import { operation } from '../operation';
import { structure } from '../shapes';

export const getNotificationConfiguration = operation({
  name: 'GetNotificationConfiguration',
  status: 200,
  input: structure(ON_PROFILING_GROUP),

  run({ region }, { profilingGroupName }) {
    return describeNotificationConfiguration(region.get(profilingGroupName));
  },
});
