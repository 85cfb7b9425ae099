import { PutPermissionCommandInput } from '@aws-sdk/client-codeguruprofiler';
import { rawError, serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const UNKNOWN_REVISION = '00000000-0000-4000-8000-000000000000';

const role = (name: string | number) => `arn:aws:iam::123456789012:role/${name}`;

const put = (input: Partial<PutPermissionCommandInput> = {}) => fixture.client.putPermission({
  profilingGroupName: 'checkout', actionGroup: 'agentPermissions', principals: [role('app')], ...input,
});

const principalsOf = ({ policy }: { policy?: string }) => JSON.parse(policy!).Statement[0].Principal.AWS;

beforeEach(() => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout' });
});

describe('the policy', () => {
  test('lets the principals act as agents of the group', async () => {
    const { policy } = await put();

    expect(JSON.parse(policy!)).toEqual({
      Version: '2012-10-17',
      Statement: [{
        Sid: 'agentPermissions-statement',
        Effect: 'Allow',
        Principal: { AWS: role('app') },
        Action: ['codeguru-profiler:ConfigureAgent', 'codeguru-profiler:PostAgentProfile'],
        Resource: 'arn:aws:codeguru-profiler:us-east-1:123456789012:profilingGroup/checkout',
      }],
    });
  });

  test('holds several principals as a list', async () => {
    expect(principalsOf(await put({ principals: [role('a'), role('b')] }))).toEqual([role('a'), role('b')]);
  });

  test('holds a principal that was given twice once', async () => {
    expect(principalsOf(await put({ principals: [role('a'), role('a')] }))).toBe(role('a'));
  });

  test('holds the principals of the last request only', async () => {
    const { revisionId } = await put({ principals: [role('a')] });

    expect(principalsOf(await put({ principals: [role('b')], revisionId }))).toBe(role('b'));
  });

  test('takes 50 principals', async () => {
    const principals = Array.from({ length: 50 }, (_, i) => role(i));

    expect(principalsOf(await put({ principals }))).toEqual(principals);
  });

  test('is what GetPolicy answers', async () => {
    const { policy, revisionId } = await put();

    expect(await fixture.client.getPolicy({ profilingGroupName: 'checkout' })).toMatchObject({ policy, revisionId });
  });
});

describe('the revision', () => {
  test('is a new one after each change', async () => {
    const { revisionId } = await put();

    expect((await put({ revisionId })).revisionId).not.toBe(revisionId);
  });

  test('must not be given for the first policy', async () => {
    await expect(put({ revisionId: UNKNOWN_REVISION })).rejects.toEqual(serviceError('ConflictException'));
  });

  test('must be given for a later one', async () => {
    await put();

    await expect(put()).rejects.toEqual(serviceError('ConflictException'));
  });

  test('must be the current one', async () => {
    const { revisionId } = await put();
    await put({ revisionId });

    await expect(put({ revisionId })).rejects.toEqual(serviceError('ConflictException', expect.stringContaining(revisionId!)));
  });
});

test.each([
  ['no principals', { principals: null }, "Value null at 'principals'"],
  ['an empty list of principals', { principals: [] }, 'greater than or equal to 1'],
  ['51 principals', { principals: Array.from({ length: 51 }, (_, i) => role(i)) }, 'less than or equal to 50'],
  ['a principal with a wildcard', { principals: [role('app-*')] }, "'principals.1.member'"],
  ['a principal that is a service', { principals: [role('a'), 'lambda.amazonaws.com'] }, "'principals.2.member'"],
  ['a revision that is no UUID', { principals: [role('a')], revisionId: '1' }, "'revisionId'"],
])('refuses %s', async (_, body, message) => {
  expect(await fixture.request('PUT', '/profilingGroups/checkout/policy/agentPermissions', body))
    .toEqual(rawError('ValidationException', expect.stringContaining(message)));
});

test('refuses an unknown action group', async () => {
  expect(await fixture.request('PUT', '/profilingGroups/checkout/policy/readPermissions', { principals: [role('a')] }))
    .toEqual(rawError('ValidationException', expect.stringContaining('[agentPermissions]')));
});

test('refuses a name that no group can have', async () => {
  await expect(put({ profilingGroupName: 'bad name!' })).rejects.toEqual(serviceError('ValidationException'));
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(put({ profilingGroupName: 'search' })).rejects.toEqual(serviceError('ResourceNotFoundException'));
});

testModelledErrors({
  fixture,
  operation: 'PutPermission',
  send: put,
  errors: ['ConflictException', 'InternalServerException', 'ResourceNotFoundException', 'ThrottlingException', 'ValidationException'],
});
