import { ListProfilingGroupsCommandInput, paginateListProfilingGroups } from '@aws-sdk/client-codeguruprofiler';
import { rawError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const list = (input: ListProfilingGroupsCommandInput = {}) => fixture.client.listProfilingGroups(input);

const add = (...names: string[]) => names.forEach(name => fixture.emulator.store.region('us-east-1').add({ name }));

test('answers an empty list where there is no group', async () => {
  expect((await list()).profilingGroupNames).toEqual([]);
});

test('sorts by name', async () => {
  add('b', 'c', 'a');

  expect((await list()).profilingGroupNames).toEqual(['a', 'b', 'c']);
});

test('answers names only unless descriptions are asked for', async () => {
  add('a');

  expect((await list()).profilingGroups).toBeUndefined();
});

test('answers descriptions too when asked to', async () => {
  add('a');
  const { profilingGroup } = await fixture.client.describeProfilingGroup({ profilingGroupName: 'a' });

  expect(await list({ includeDescription: true })).toMatchObject({ profilingGroupNames: ['a'], profilingGroups: [profilingGroup] });
});

test('answers no token with the last page', async () => {
  add('a', 'b');

  expect((await list({ maxResults: 2 })).nextToken).toBeUndefined();
});

test('serves the paginator of the SDK', async () => {
  add('a', 'b', 'c', 'd', 'e');
  const pages: unknown[] = [];
  for await (const page of paginateListProfilingGroups({ client: fixture.client, pageSize: 2 }, {})) pages.push(page.profilingGroupNames);

  expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
});

test('puts at most 100 groups on a page by default', async () => {
  add(...Array.from({ length: 101 }, (_, i) => `group-${i}`));

  expect((await list()).profilingGroupNames).toHaveLength(100);
});

test('continues in place after groups were deleted', async () => {
  add('a', 'b', 'c');
  const { nextToken } = await list({ maxResults: 2 });
  await fixture.client.deleteProfilingGroup({ profilingGroupName: 'b' });

  expect((await list({ nextToken })).profilingGroupNames).toEqual(['c']);
});

test.each([
  ['a page of no results', 'maxResults=0', "Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1"],
  ['a page of 1001 results', 'maxResults=1001', 'less than or equal to 1000'],
  ['an empty token', 'nextToken=', "'nextToken'"],
  ['a token of 65 characters', `nextToken=${'t'.repeat(65)}`, 'less than or equal to 64'],
  ['a token with a dot', 'nextToken=a.b', 'regular expression'],
  ['a token that it never gave', 'nextToken=abc', 'nextToken abc'],
])('refuses %s', async (_, query, message) => {
  expect(await fixture.request('GET', `/profilingGroups?${query}`)).toEqual(rawError('ValidationException', expect.stringContaining(message)));
});

test.each(['maxResults=many', 'maxResults=1.5', 'includeDescription=yes'])('cannot read %s', async query => {
  expect(await fixture.request('GET', `/profilingGroups?${query}`)).toEqual(rawError('SerializationException'));
});

test.each([['true', ['a']], ['false', undefined]])('reads includeDescription=%s', async (value, names) => {
  add('a');
  const { body } = await fixture.request('GET', `/profilingGroups?includeDescription=${value}`);

  expect(body.profilingGroups?.map((group: { name: string }) => group.name)).toEqual(names);
});

testModelledErrors({
  fixture,
  operation: 'ListProfilingGroups',
  send: list,
  errors: ['InternalServerException', 'ThrottlingException'],
});
