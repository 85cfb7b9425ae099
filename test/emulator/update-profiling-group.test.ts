import { rawError, serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const update = (profilingEnabled: boolean, profilingGroupName = 'checkout') =>
  fixture.client.updateProfilingGroup({ profilingGroupName, agentOrchestrationConfig: { profilingEnabled } });

const describeGroup = async () => (await fixture.client.describeProfilingGroup({ profilingGroupName: 'checkout' })).profilingGroup;

beforeEach(() => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout', createdAt: fixture.clock.now(), tags: new Map([['team', 'payments']]) });
});

test.each([true, false])('sets profilingEnabled to %s', async profilingEnabled => {
  await update(!profilingEnabled);
  await update(profilingEnabled);

  expect((await describeGroup())?.agentOrchestrationConfig).toEqual({ profilingEnabled });
});

test('answers the group as it is now', async () => {
  const { profilingGroup } = await update(false);

  expect(profilingGroup).toEqual(await describeGroup());
});

test('sets the time of the update', async () => {
  const createdAt = new Date(fixture.clock.now());
  fixture.clock.advance(1000);

  expect((await update(false)).profilingGroup).toMatchObject({ createdAt, updatedAt: new Date(fixture.clock.now()) });
});

test('keeps the tags', async () => {
  expect((await update(false)).profilingGroup?.tags).toEqual({ team: 'payments' });
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(update(true, 'search')).rejects.toEqual(serviceError('ResourceNotFoundException'));
});

test('refuses a name that no group can have', async () => {
  await expect(update(true, 'bad name!')).rejects.toEqual(serviceError('ValidationException'));
});

test.each([
  ['no config', {}, "Value null at 'agentOrchestrationConfig'"],
  ['a config without its switch', { agentOrchestrationConfig: {} }, "Value null at 'agentOrchestrationConfig.profilingEnabled'"],
])('refuses %s', async (_, body, message) => {
  expect(await fixture.request('PUT', '/profilingGroups/checkout', body)).toEqual(rawError('ValidationException', expect.stringContaining(message)));
});

test('does not take the name from the body', async () => {
  const { body } = await fixture.request('PUT', '/profilingGroups/checkout', {
    profilingGroupName: 'search', agentOrchestrationConfig: { profilingEnabled: false },
  });

  expect(body.name).toBe('checkout');
});

testModelledErrors({
  fixture,
  operation: 'UpdateProfilingGroup',
  send: () => update(false),
  errors: ['ConflictException', 'InternalServerException', 'ResourceNotFoundException', 'ThrottlingException', 'ValidationException'],
});
