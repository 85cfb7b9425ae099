import { serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const UUID = '11111111-1111-4111-8111-111111111111';
const OTHER_UUID = '22222222-2222-4222-8222-222222222222';

const channel = (topic: string, id: string) => ({ id, uri: `arn:aws:sns:us-east-1:123456789012:${topic}`, eventPublishers: ['AnomalyDetection'] });

const remove = (channelId: string = UUID, profilingGroupName = 'checkout') =>
  fixture.client.removeNotificationChannel({ profilingGroupName, channelId });

beforeEach(() => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout', channels: [channel('a', UUID), channel('b', OTHER_UUID)] });
});

test('removes the channel', async () => {
  await remove();
  const { notificationConfiguration } = await fixture.client.getNotificationConfiguration({ profilingGroupName: 'checkout' });

  expect(notificationConfiguration?.channels).toEqual([channel('b', OTHER_UUID)]);
});

test('answers the channels that remain', async () => {
  expect((await remove()).notificationConfiguration).toEqual({ channels: [channel('b', OTHER_UUID)] });
});

test('leaves the list out when it removes the last channel', async () => {
  await remove();

  expect((await remove(OTHER_UUID)).notificationConfiguration).toEqual({});
});

test('answers ResourceNotFoundException for a channel that the group does not have', async () => {
  await remove();

  await expect(remove()).rejects.toEqual(serviceError('ResourceNotFoundException', expect.stringContaining(UUID)));
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(remove(UUID, 'search')).rejects.toEqual(serviceError('ResourceNotFoundException', expect.stringContaining('search')));
});

test('refuses an ID that is no UUID', async () => {
  await expect(remove('first')).rejects.toEqual(serviceError('ValidationException', expect.stringContaining("'channelId'")));
});

test('refuses a name that no group can have', async () => {
  await expect(remove(UUID, 'bad name!')).rejects.toEqual(serviceError('ValidationException'));
});

testModelledErrors({
  fixture,
  operation: 'RemoveNotificationChannel',
  send: remove,
  errors: ['InternalServerException', 'ResourceNotFoundException', 'ThrottlingException', 'ValidationException'],
});
