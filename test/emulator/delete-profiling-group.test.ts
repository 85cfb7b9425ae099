import { serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const deleteGroup = (profilingGroupName = 'checkout') => fixture.client.deleteProfilingGroup({ profilingGroupName });

const create = () => fixture.client.createProfilingGroup({ profilingGroupName: 'checkout', clientToken: 'token', tags: { team: 'payments' } });

test('removes the group', async () => {
  await create();
  await deleteGroup();

  await expect(fixture.client.describeProfilingGroup({ profilingGroupName: 'checkout' })).rejects.toEqual(serviceError('ResourceNotFoundException'));
});

test('answers 204 without a body', async () => {
  await create();

  expect(await fixture.request('DELETE', '/profilingGroups/checkout')).toMatchObject({ status: 204, body: undefined });
});

test('leaves other groups alone', async () => {
  await create();
  fixture.emulator.store.region('us-east-1').add({ name: 'search' });
  await deleteGroup();

  expect((await fixture.client.listProfilingGroups({})).profilingGroupNames).toEqual(['search']);
});

describe('a new group of the same name', () => {
  beforeEach(async () => {
    await create();
    await fixture.client.putPermission({
      profilingGroupName: 'checkout', actionGroup: 'agentPermissions', principals: ['arn:aws:iam::123456789012:role/app'],
    });
    await fixture.client.addNotificationChannels({
      profilingGroupName: 'checkout',
      channels: [{ uri: 'arn:aws:sns:us-east-1:123456789012:alarms', eventPublishers: ['AnomalyDetection'] }],
    });
    await deleteGroup();
    await fixture.client.createProfilingGroup({ profilingGroupName: 'checkout', clientToken: 'other' });
  });

  test('has no policy', async () => {
    expect((await fixture.client.getPolicy({ profilingGroupName: 'checkout' })).policy).toBeUndefined();
  });

  test('has no notification channels', async () => {
    expect((await fixture.client.getNotificationConfiguration({ profilingGroupName: 'checkout' })).notificationConfiguration).toEqual({});
  });

  test('has no tags', async () => {
    const { profilingGroup } = await fixture.client.describeProfilingGroup({ profilingGroupName: 'checkout' });

    expect(profilingGroup?.tags).toEqual({});
  });
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(deleteGroup()).rejects.toEqual(serviceError('ResourceNotFoundException'));
});

test('refuses a name that no group can have', async () => {
  await expect(deleteGroup('bad name!')).rejects.toEqual(serviceError('ValidationException'));
});

testModelledErrors({
  fixture,
  operation: 'DeleteProfilingGroup',
  send: deleteGroup,
  errors: ['ConflictException', 'InternalServerException', 'ResourceNotFoundException', 'ThrottlingException', 'ValidationException'],
});
