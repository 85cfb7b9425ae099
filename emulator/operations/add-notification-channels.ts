import { randomUUID } from 'node:crypto';
import { ServiceError } from '../errors';
import { CHANNEL_ID, CHANNEL_URI, ON_PROFILING_GROUP } from '../members';
import { describeNotificationConfiguration } from '../notification-configuration';
import { operation } from '../operation';
import { list, oneOf, structure } from '../shapes';

const MAX_CHANNELS = 2;

const CHANNEL = structure(
  { uri: CHANNEL_URI, eventPublishers: list(oneOf('AnomalyDetection'), { min: 1, max: 1 }) },
  { id: CHANNEL_ID },
);

/** All channels are added or none. */
export const addNotificationChannels = operation({
  name: 'AddNotificationChannels',
  status: 200,
  input: structure({ ...ON_PROFILING_GROUP, channels: list(CHANNEL, { min: 1, max: MAX_CHANNELS }) }),

  run({ region }, { profilingGroupName, channels }) {
    const group = region.get(profilingGroupName);
    const all = [...group.channels, ...channels.map(channel => ({ ...channel, id: channel.id ?? randomUUID() }))];
    for (const member of ['uri', 'id'] as const) {
      if (new Set(all.map(channel => channel[member])).size < all.length) {
        throw new ServiceError('ConflictException', `The profiling group already has a notification channel with this ${member}.`);
      }
    }
    if (all.length > MAX_CHANNELS) {
      throw new ServiceError('ServiceQuotaExceededException', `A profiling group may have at most ${MAX_CHANNELS} notification channels.`);
    }
    group.channels = all;
    return describeNotificationConfiguration(group);
  },
});
