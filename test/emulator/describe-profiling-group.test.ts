import { rawError, serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const describeGroup = (profilingGroupName = 'checkout') => fixture.client.describeProfilingGroup({ profilingGroupName });

test('answers the group as it was created', async () => {
  const created = await fixture.client.createProfilingGroup({
    profilingGroupName: 'checkout', clientToken: 'token', computePlatform: 'AWSLambda', tags: { team: 'payments' },
  });

  expect((await describeGroup()).profilingGroup).toEqual(created.profilingGroup);
});

test('tells when an agent last asked and last reported', async () => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout' });
  await fixture.client.configureAgent({ profilingGroupName: 'checkout' });
  const asked = new Date(fixture.clock.now());
  fixture.clock.advance(60_000);
  await fixture.client.postAgentProfile({ profilingGroupName: 'checkout', agentProfile: Buffer.from('x'), contentType: 'application/json', profileToken: 'p' });

  expect((await describeGroup()).profilingGroup?.profilingStatus).toEqual({
    latestAgentOrchestratedAt: asked,
    latestAgentProfileReportedAt: new Date(fixture.clock.now()),
  });
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(describeGroup()).rejects.toEqual(serviceError('ResourceNotFoundException', expect.stringContaining('checkout')));
});

test('refuses a name that no group can have', async () => {
  await expect(describeGroup('bad name!')).rejects.toEqual(serviceError('ValidationException', expect.stringContaining("'bad name!'")));
});

test('splits the path before it decodes it', async () => {
  expect(await fixture.request('GET', '/profilingGroups/a%2Fpolicy')).toEqual(rawError('ValidationException', expect.stringContaining("'a/policy'")));
});

testModelledErrors({
  fixture,
  operation: 'DescribeProfilingGroup',
  send: describeGroup,
  errors: ['InternalServerException', 'ResourceNotFoundException', 'ThrottlingException', 'ValidationException'],
});
