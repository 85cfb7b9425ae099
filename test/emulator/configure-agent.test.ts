import { ConfigureAgentCommandInput } from '@aws-sdk/client-codeguruprofiler';
import { rawError, serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const configure = (input: Partial<ConfigureAgentCommandInput> = {}) =>
  fixture.client.configureAgent({ profilingGroupName: 'checkout', ...input });

beforeEach(async () => {
  await fixture.client.createProfilingGroup({ profilingGroupName: 'checkout', clientToken: 'token' });
});

test('tells an agent to profile by default', async () => {
  expect((await configure()).configuration?.shouldProfile).toBe(true);
});

test.each([true, false])('tells an agent what an update to %s said', async profilingEnabled => {
  await fixture.client.updateProfilingGroup({ profilingGroupName: 'checkout', agentOrchestrationConfig: { profilingEnabled } });

  expect((await configure()).configuration?.shouldProfile).toBe(profilingEnabled);
});

test('tells an agent when to ask again', async () => {
  expect((await configure()).configuration?.periodInSeconds).toBe(300);
});

test('tells an agent how to profile', async () => {
  expect((await configure()).configuration?.agentParameters).toMatchObject({ SamplingIntervalInMilliseconds: '1000' });
});

test('answers the bare configuration', async () => {
  expect((await fixture.request('POST', '/profilingGroups/checkout/configureAgent', {})).body).toMatchObject({ shouldProfile: true });
});

test('sets the time of the last orchestration', async () => {
  fixture.clock.advance(1000);
  await configure();
  const { profilingGroup } = await fixture.client.describeProfilingGroup({ profilingGroupName: 'checkout' });

  expect(profilingGroup?.profilingStatus?.latestAgentOrchestratedAt).toEqual(new Date(fixture.clock.now()));
});

test('takes what an agent tells about itself', async () => {
  await expect(configure({ fleetInstanceId: 'i-1', metadata: { AgentId: 'a', LambdaMemoryLimitInMB: '128' } })).resolves.toBeDefined();
});

test.each([
  ['an empty fleet instance', { fleetInstanceId: '' }, "'fleetInstanceId'"],
  ['a fleet instance of 256 characters', { fleetInstanceId: 'f'.repeat(256) }, 'less than or equal to 255'],
  ['an unknown field of metadata', { metadata: { Colour: 'blue' } }, "Value 'Colour' at 'metadata.key'"],
])('refuses %s', async (_, body, message) => {
  expect(await fixture.request('POST', '/profilingGroups/checkout/configureAgent', body))
    .toEqual(rawError('ValidationException', expect.stringContaining(message)));
});

test('refuses a name that no group can have', async () => {
  await expect(configure({ profilingGroupName: 'bad name!' })).rejects.toEqual(serviceError('ValidationException'));
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(configure({ profilingGroupName: 'search' })).rejects.toEqual(serviceError('ResourceNotFoundException'));
});

testModelledErrors({
  fixture,
  operation: 'ConfigureAgent',
  send: configure,
  errors: ['InternalServerException', 'ResourceNotFoundException', 'ThrottlingException', 'ValidationException'],
});
