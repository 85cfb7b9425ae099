import { ServiceError } from '../errors';
import { CHANNEL_ID, ON_PROFILING_GROUP } from '../members';
import { describeNotificationConfiguration } from '../notification-configuration';
import { operation } from '../operation';
import { structure } from '../shapes';

export const removeNotificationChannel = operation({
  name: 'RemoveNotificationChannel',
  status: 200,
  input: structure({ ...ON_PROFILING_GROUP, channelId: CHANNEL_ID }),

  run({ region }, { profilingGroupName, channelId }) {
    const group = region.get(profilingGroupName);
    if (!group.channels.some(({ id }) => id === channelId)) {
      throw new ServiceError('ResourceNotFoundException', `Profiling group ${group.name} has no notification channel ${channelId}.`);
    }
    group.channels = group.channels.filter(({ id }) => id !== channelId);
    return describeNotificationConfiguration(group);
  },
});
