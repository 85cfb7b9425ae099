import { rawError, serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const ARN = 'arn:aws:codeguru-profiler:us-east-1:123456789012:profilingGroup/checkout';

const tag = (tags: Record<string, string>, resourceArn = ARN) => fixture.client.tagResource({ resourceArn, tags });

const tagsOfGroup = async () => (await fixture.client.listTagsForResource({ resourceArn: ARN })).tags;

const numberedTags = (count: number, prefix: string) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}-${i}`, '']));

beforeEach(() => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout', tags: new Map([['team', 'payments']]) });
});

test('adds to the tags that are there', async () => {
  await tag({ stage: 'prod' });

  expect(await tagsOfGroup()).toEqual({ team: 'payments', stage: 'prod' });
});

test('replaces the value of a key that is there', async () => {
  await tag({ team: 'orders' });

  expect(await tagsOfGroup()).toEqual({ team: 'orders' });
});

test('takes keys and values in any script', async () => {
  await tag({ größe: '大きい 🚀' });

  expect(await tagsOfGroup()).toMatchObject({ größe: '大きい 🚀' });
});

test('is seen in the description of the group', async () => {
  await tag({ stage: 'prod' });
  const { profilingGroup } = await fixture.client.describeProfilingGroup({ profilingGroupName: 'checkout' });

  expect(profilingGroup?.tags).toEqual({ team: 'payments', stage: 'prod' });
});

test('answers 204 without a body', async () => {
  const answer = await fixture.request('POST', `/tags/${encodeURIComponent(ARN)}`, { tags: { a: 'b' } });

  expect(answer).toMatchObject({ status: 204, body: undefined });
});

test('fills a group up to 50 tags', async () => {
  await tag(numberedTags(49, 'key'));

  expect(Object.keys(await tagsOfGroup() ?? {})).toHaveLength(50);
});

test('refuses tags that would make more than 50 with those that are there', async () => {
  await expect(tag(numberedTags(50, 'key'))).rejects.toEqual(serviceError('ValidationException', expect.stringContaining('51')));
});

test('adds none of the tags if there are too many', async () => {
  await tag(numberedTags(50, 'key')).catch(() => undefined);

  expect(await tagsOfGroup()).toEqual({ team: 'payments' });
});

test.each([
  ['51 tags', numberedTags(51, 'key')],
  ['an empty key', { '': 'x' }],
  ['a key of 129 characters', { ['k'.repeat(129)]: 'x' }],
  ['a value of 257 characters', { key: 'v'.repeat(257) }],
  ['a key of AWS', { 'aws:stack': 'x' }],
])('refuses %s', async (_, tags) => {
  await expect(tag(tags)).rejects.toEqual(serviceError('ValidationException', expect.stringContaining("'tags")));
});

test('refuses a request without tags', async () => {
  const answer = await fixture.request('POST', `/tags/${encodeURIComponent(ARN)}`, {});

  expect(answer).toEqual(rawError('ValidationException', expect.stringContaining("Value null at 'tags'")));
});

test('refuses what is no ARN of a profiling group', async () => {
  await expect(tag({}, 'arn:aws:s3:::bucket')).rejects.toEqual(serviceError('ValidationException'));
});

test('answers ResourceNotFoundException for a group that does not exist', async () => {
  await expect(tag({}, ARN.replace('checkout', 'search'))).rejects.toEqual(serviceError('ResourceNotFoundException'));
});

testModelledErrors({
  fixture,
  operation: 'TagResource',
  send: () => tag({}),
  errors: ['InternalServerException', 'ResourceNotFoundException', 'ValidationException'],
});
