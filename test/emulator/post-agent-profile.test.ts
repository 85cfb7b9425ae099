import { PostAgentProfileCommandInput } from '@aws-sdk/client-codeguruprofiler';
import { rawError, serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const post = (input: Partial<PostAgentProfileCommandInput> = {}) => fixture.client.postAgentProfile({
  profilingGroupName: 'checkout', agentProfile: Buffer.from([0, 255, 7]), contentType: 'application/x-amzn-ion', profileToken: 'token', ...input,
});

const profiles = () => fixture.emulator.store.region('us-east-1').get('checkout').agentProfiles;

beforeEach(() => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout' });
});

test('remembers what came', async () => {
  await post();

  expect(profiles()).toEqual([{ profileToken: 'token', contentType: 'application/x-amzn-ion', bytes: 3, reportedAt: fixture.clock.now() }]);
});

test('counts a profile with another token', async () => {
  await post();
  await post({ profileToken: 'other' });

  expect(profiles()).toHaveLength(2);
});

test('does not count a profile that is sent again', async () => {
  await post();
  await post();

  expect(profiles()).toHaveLength(1);
});

test('counts every profile without a token', async () => {
  await fixture.request('POST', '/profilingGroups/checkout/agentProfile', {});
  await fixture.request('POST', '/profilingGroups/checkout/agentProfile', {});

  expect(profiles()).toHaveLength(2);
});

test('sets the time of the last report', async () => {
  await post();
  const { profilingGroup } = await fixture.client.describeProfilingGroup({ profilingGroupName: 'checkout' });

  expect(profilingGroup?.profilingStatus?.latestAgentProfileReportedAt).toEqual(new Date(fixture.clock.now()));
});

test('answers 204 without a body', async () => {
  expect(await fixture.request('POST', '/profilingGroups/checkout/agentProfile', {})).toMatchObject({ status: 204, body: undefined });
});

test('is logged by its size', async () => {
  await post();

  expect(fixture.emulator.calls[0].input).toMatchObject({ agentProfile: '3 bytes' });
});

test('refuses an empty profile', async () => {
  await expect(post({ agentProfile: Buffer.alloc(0) })).rejects.toEqual(serviceError('ValidationException', expect.stringContaining("'agentProfile'")));
});

test('refuses a profile without a content type', async () => {
  const { status } = await fetch(`${fixture.emulator.endpoint}/profilingGroups/checkout/agentProfile`, { method: 'POST', body: Buffer.from('x') });

  expect(status).toBe(400);
});

test('refuses a profile token with a dot', async () => {
  expect(await fixture.request('POST', '/profilingGroups/checkout/agentProfile?profileToken=a.b', {}))
    .toEqual(rawError('ValidationException', expect.stringContaining("'profileToken'")));
});

test('refuses a name that no group can have', async () => {
  await expect(post({ profilingGroupName: 'bad name!' })).rejects.toEqual(serviceError('ValidationException'));
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(post({ profilingGroupName: 'search' })).rejects.toEqual(serviceError('ResourceNotFoundException'));
});

testModelledErrors({
  fixture,
  operation: 'PostAgentProfile',
  send: post,
  errors: ['InternalServerException', 'ResourceNotFoundException', 'ThrottlingException', 'ValidationException'],
});
