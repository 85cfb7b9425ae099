import { Channel } from '@aws-sdk/client-codeguruprofiler';
import { rawError, serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const UUID = '11111111-1111-4111-8111-111111111111';
const OTHER_UUID = '22222222-2222-4222-8222-222222222222';

const channel = (topic: string, id?: string): Channel =>
  ({ uri: `arn:aws:sns:us-east-1:123456789012:${topic}`, eventPublishers: ['AnomalyDetection'], id });

const add = (channels: Channel[], profilingGroupName = 'checkout') => fixture.client.addNotificationChannels({ profilingGroupName, channels });

const channelsOfGroup = async () =>
  (await fixture.client.getNotificationConfiguration({ profilingGroupName: 'checkout' })).notificationConfiguration?.channels;

beforeEach(() => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout' });
});

test('gives each channel an ID', async () => {
  await add([channel('a')]);

  expect(await channelsOfGroup()).toEqual([{ ...channel('a'), id: expect.stringMatching(/^[a-f0-9-]{36}$/) }]);
});

test('keeps the ID that a channel comes with', async () => {
  await add([channel('a', UUID)]);

  expect(await channelsOfGroup()).toEqual([channel('a', UUID)]);
});

test('adds to the channels that are there', async () => {
  await add([channel('a', UUID)]);
  await add([channel('b', OTHER_UUID)]);

  expect(await channelsOfGroup()).toEqual([channel('a', UUID), channel('b', OTHER_UUID)]);
});

test('answers all channels of the group', async () => {
  await add([channel('a')]);
  const { notificationConfiguration } = await add([channel('b')]);

  expect(notificationConfiguration?.channels).toEqual(await channelsOfGroup());
});

test('takes a FIFO topic', async () => {
  await expect(add([channel('events.fifo')])).resolves.toBeDefined();
});

describe('a third channel', () => {
  test('is over the quota', async () => {
    await add([channel('a'), channel('b')]);

    await expect(add([channel('c')])).rejects.toEqual(serviceError('ServiceQuotaExceededException'));
  });

  test('keeps the one beside it from being added', async () => {
    await add([channel('a', UUID)]);
    await add([channel('b'), channel('c')]).catch(() => undefined);

    expect(await channelsOfGroup()).toEqual([channel('a', UUID)]);
  });
});

describe('a conflict', () => {
  test('is a topic that the group has already', async () => {
    await add([channel('a')]);

    await expect(add([channel('a')])).rejects.toEqual(serviceError('ConflictException', expect.stringContaining('uri')));
  });

  test('is an ID that the group has already', async () => {
    await add([channel('a', UUID)]);

    await expect(add([channel('b', UUID)])).rejects.toEqual(serviceError('ConflictException', expect.stringContaining('id')));
  });

  test('is a topic given twice', async () => {
    await expect(add([channel('a'), channel('a')])).rejects.toEqual(serviceError('ConflictException'));
  });

  test('comes before the quota', async () => {
    await add([channel('a'), channel('b')]);

    await expect(add([channel('a'), channel('b')])).rejects.toEqual(serviceError('ConflictException'));
  });
});

test.each([
  ['no channels', {}, "Value null at 'channels'"],
  ['an empty list', { channels: [] }, 'greater than or equal to 1'],
  ['three channels', { channels: [channel('a'), channel('b'), channel('c')] }, 'less than or equal to 2'],
  ['a channel without a topic', { channels: [{ eventPublishers: ['AnomalyDetection'] }] }, "Value null at 'channels.1.member.uri'"],
  ['a topic that is no ARN of SNS', { channels: [{ ...channel('a'), uri: 'arn:aws:sqs:us-east-1:123456789012:a' }] }, "'channels.1.member.uri'"],
  ['a channel without publishers', { channels: [{ uri: channel('a').uri }] }, "Value null at 'channels.1.member.eventPublishers'"],
  ['an empty list of publishers', { channels: [{ ...channel('a'), eventPublishers: [] }] }, 'greater than or equal to 1'],
  ['two publishers', { channels: [{ ...channel('a'), eventPublishers: ['AnomalyDetection', 'AnomalyDetection'] }] }, 'less than or equal to 1'],
  ['an unknown publisher', { channels: [{ ...channel('a'), eventPublishers: ['Budget'] }] }, "'channels.1.member.eventPublishers.1.member'"],
  ['an ID that is no UUID', { channels: [channel('a', 'first')] }, "Value 'first' at 'channels.1.member.id'"],
])('refuses %s', async (_, body, message) => {
  expect(await fixture.request('POST', '/profilingGroups/checkout/notificationConfiguration', body))
    .toEqual(rawError('ValidationException', expect.stringContaining(message)));
});

test('refuses a name that no group can have', async () => {
  await expect(add([channel('a')], 'bad name!')).rejects.toEqual(serviceError('ValidationException'));
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(add([channel('a')], 'search')).rejects.toEqual(serviceError('ResourceNotFoundException'));
});

testModelledErrors({
  fixture,
  operation: 'AddNotificationChannels',
  send: () => add([channel('a')]),
  errors: [
    'ConflictException', 'InternalServerException', 'ResourceNotFoundException', 'ServiceQuotaExceededException',
    'ThrottlingException', 'ValidationException',
  ],
});
