import { ProfilingGroup } from './profiling-group';

/** The model wants one channel at least in a list of channels, so without any the list is left out. */
export function describeNotificationConfiguration({ channels }: ProfilingGroup) {
  return { notificationConfiguration: channels.length > 0 ? { channels } : {} };
}
