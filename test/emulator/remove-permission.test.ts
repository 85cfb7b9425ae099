import { RemovePermissionCommandInput } from '@aws-sdk/client-codeguruprofiler';
import { rawError, serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const REVISION = '11111111-1111-4111-8111-111111111111';
const OTHER_REVISION = '22222222-2222-4222-8222-222222222222';
const PRINCIPALS = ['arn:aws:iam::123456789012:role/app'];

const remove = (input: Partial<RemovePermissionCommandInput> = {}) => fixture.client.removePermission({
  profilingGroupName: 'checkout', actionGroup: 'agentPermissions', revisionId: REVISION, ...input,
});

beforeEach(() => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout', policy: { principals: PRINCIPALS, revisionId: REVISION } });
});

test('leaves no policy', async () => {
  await remove();
  const { policy, revisionId } = await fixture.client.getPolicy({ profilingGroupName: 'checkout' });

  expect({ policy, revisionId }).toEqual({ policy: undefined, revisionId: undefined });
});

test('answers the policy that remains, which is none', async () => {
  expect(await fixture.request('DELETE', `/profilingGroups/checkout/policy/agentPermissions?revisionId=${REVISION}`))
    .toMatchObject({ status: 200, body: { policy: null, revisionId: null } });
});

test('makes the next policy a first one, without a revision', async () => {
  await remove();

  await expect(fixture.client.putPermission({ profilingGroupName: 'checkout', actionGroup: 'agentPermissions', principals: PRINCIPALS }))
    .resolves.toMatchObject({ revisionId: expect.any(String) });
});

test('answers ConflictException for a revision that is not the current one', async () => {
  await expect(remove({ revisionId: OTHER_REVISION })).rejects.toEqual(serviceError('ConflictException', expect.stringContaining(OTHER_REVISION)));
});

test('answers ConflictException where there is no policy', async () => {
  await remove();

  await expect(remove()).rejects.toEqual(serviceError('ConflictException'));
});

test.each([
  ['no revision', 'agentPermissions', "Value null at 'revisionId'"],
  ['a revision that is no UUID', 'agentPermissions?revisionId=1', "Value '1' at 'revisionId'"],
  ['an unknown action group', `readPermissions?revisionId=${REVISION}`, '[agentPermissions]'],
])('refuses %s', async (_, path, message) => {
  expect(await fixture.request('DELETE', `/profilingGroups/checkout/policy/${path}`))
    .toEqual(rawError('ValidationException', expect.stringContaining(message)));
});

test('refuses a name that no group can have', async () => {
  await expect(remove({ profilingGroupName: 'bad name!' })).rejects.toEqual(serviceError('ValidationException'));
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(remove({ profilingGroupName: 'search' })).rejects.toEqual(serviceError('ResourceNotFoundException'));
});

testModelledErrors({
  fixture,
  operation: 'RemovePermission',
  send: remove,
  errors: ['ConflictException', 'InternalServerException', 'ResourceNotFoundException', 'ThrottlingException', 'ValidationException'],
});
