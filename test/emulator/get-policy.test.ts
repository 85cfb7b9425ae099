import { serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const getPolicy = (profilingGroupName = 'checkout') => fixture.client.getPolicy({ profilingGroupName });

beforeEach(() => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout' });
});

test('answers the policy and its revision', async () => {
  const put = await fixture.client.putPermission({
    profilingGroupName: 'checkout', actionGroup: 'agentPermissions', principals: ['arn:aws:iam::123456789012:role/app'],
  });

  expect(await getPolicy()).toMatchObject({ policy: put.policy, revisionId: put.revisionId });
});

test('answers 200 with nulls for a group without a policy', async () => {
  expect(await fixture.request('GET', '/profilingGroups/checkout/policy')).toMatchObject({ status: 200, body: { policy: null, revisionId: null } });
});

test('reads as undefined in the SDK for a group without a policy', async () => {
  const { policy, revisionId } = await getPolicy();

  expect([policy, revisionId]).toEqual([undefined, undefined]);
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(getPolicy('search')).rejects.toEqual(serviceError('ResourceNotFoundException'));
});

test('refuses a name that no group can have', async () => {
  await expect(getPolicy('bad name!')).rejects.toEqual(serviceError('ValidationException'));
});

testModelledErrors({
  fixture,
  operation: 'GetPolicy',
  send: getPolicy,
  errors: ['InternalServerException', 'ResourceNotFoundException', 'ThrottlingException'],
});
