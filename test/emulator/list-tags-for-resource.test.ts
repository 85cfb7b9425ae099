import { serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const ARN = 'arn:aws:codeguru-profiler:us-east-1:123456789012:profilingGroup/checkout';

const listTags = (resourceArn = ARN) => fixture.client.listTagsForResource({ resourceArn });

beforeEach(() => {
  fixture.emulator.store.region('us-east-1').add({ name: 'checkout', tags: new Map([['größe', '大きい 🚀']]) });
});

test('answers the tags of the group', async () => {
  expect((await listTags()).tags).toEqual({ größe: '大きい 🚀' });
});

test('answers an empty map for a group without tags', async () => {
  fixture.emulator.store.region('us-east-1').add({ name: 'search' });

  expect((await listTags(ARN.replace('checkout', 'search'))).tags).toEqual({});
});

test.each([
  ['another group', ARN.replace('checkout', 'search')],
  ['another region', ARN.replace('us-east-1', 'eu-west-1')],
  ['another account', ARN.replace('123456789012', '210987654321')],
])('answers ResourceNotFoundException for the ARN of %s', async (_, arn) => {
  await expect(listTags(arn)).rejects.toEqual(serviceError('ResourceNotFoundException', expect.stringContaining(arn)));
});

test.each(['checkout', 'arn:aws:s3:::bucket', `${ARN}/more`])('refuses %s, which is no ARN of a profiling group', async arn => {
  await expect(listTags(arn)).rejects.toEqual(serviceError('ValidationException', expect.stringContaining("'resourceArn'")));
});

testModelledErrors({
  fixture,
  operation: 'ListTagsForResource',
  send: listTags,
  errors: ['InternalServerException', 'ResourceNotFoundException', 'ValidationException'],
});
