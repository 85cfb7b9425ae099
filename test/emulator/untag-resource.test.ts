import { rawError, serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const ARN = 'arn:aws:codeguru-profiler:us-east-1:123456789012:profilingGroup/checkout';

const untag = (tagKeys: string[], resourceArn = ARN) => fixture.client.untagResource({ resourceArn, tagKeys });

const tagsOfGroup = async () => (await fixture.client.listTagsForResource({ resourceArn: ARN })).tags;

beforeEach(() => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout', tags: new Map([['team', 'payments'], ['a/b c:d+é', 'x'], ['stage', 'prod']]) });
});

test('removes the tags of the keys given', async () => {
  await untag(['team', 'stage']);

  expect(await tagsOfGroup()).toEqual({ 'a/b c:d+é': 'x' });
});

test('removes a key that needs encoding', async () => {
  await untag(['a/b c:d+é']);

  expect(await tagsOfGroup()).toEqual({ team: 'payments', stage: 'prod' });
});

test('passes over keys that the group does not have', async () => {
  await untag(['colour']);

  expect(Object.keys(await tagsOfGroup() ?? {})).toHaveLength(3);
});

test('answers 204 without a body', async () => {
  expect(await fixture.request('DELETE', `/tags/${encodeURIComponent(ARN)}?tagKeys=team`)).toMatchObject({ status: 204, body: undefined });
});

test('refuses a request without keys', async () => {
  const answer = await fixture.request('DELETE', `/tags/${encodeURIComponent(ARN)}`);

  expect(answer).toEqual(rawError('ValidationException', expect.stringContaining("Value null at 'tagKeys'")));
});

test.each([
  ['an empty key', ''],
  ['a key of 129 characters', 'k'.repeat(129)],
  ['a key of AWS', 'aws:cloudformation:stack-name'],
])('refuses %s', async (_, key) => {
  await expect(untag(['team', key])).rejects.toEqual(serviceError('ValidationException', expect.stringContaining("'tagKeys.2.member'")));
});

test('refuses what is no ARN of a profiling group', async () => {
  await expect(untag(['team'], 'arn:aws:s3:::bucket')).rejects.toEqual(serviceError('ValidationException'));
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(untag(['team'], ARN.replace('checkout', 'search'))).rejects.toEqual(serviceError('ResourceNotFoundException'));
});

testModelledErrors({
  fixture,
  operation: 'UntagResource',
  send: () => untag(['team']),
  errors: ['InternalServerException', 'ResourceNotFoundException', 'ValidationException'],
});
