import { serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const CHANNEL = {
  id: '11111111-1111-4111-8111-111111111111',
  uri: 'arn:aws:sns:us-east-1:123456789012:alarms',
  eventPublishers: ['AnomalyDetection'],
};

const getConfiguration = (profilingGroupName = 'checkout') => fixture.client.getNotificationConfiguration({ profilingGroupName });

test('answers the channels of the group', async () => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout', channels: [CHANNEL] });

  expect((await getConfiguration()).notificationConfiguration).toEqual({ channels: [CHANNEL] });
});

test('leaves the list out where there is no channel', async () => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout' });

  expect((await getConfiguration()).notificationConfiguration).toEqual({});
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(getConfiguration()).rejects.toEqual(serviceError('ResourceNotFoundException'));
});

test('refuses a name that no group can have', async () => {
  await expect(getConfiguration('bad name!')).rejects.toEqual(serviceError('ValidationException'));
});

testModelledErrors({
  fixture,
  operation: 'GetNotificationConfiguration',
  send: getConfiguration,
  errors: ['InternalServerException', 'ResourceNotFoundException', 'ThrottlingException', 'ValidationException'],
});
