import { answeredAfter, ending, group, reasons, shop } from './matrix';

const MINE = { a: 'Shop.Group on' };
const CREATED = { groups: MINE, stacks: ['Shop CREATE_COMPLETE Group=a@live'], events: ['Create SUCCESS'], violations: [] };
const ROLLED_BACK = { groups: {}, stacks: ['Shop ROLLBACK_COMPLETE'], violations: [] };
const UNTIL_THE_END = Infinity;

test('1: a Create makes the group with one call', async () => {
  const { engine, stack } = shop();
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({ ...CREATED, calls: ['Create a'] });
});

test('2: a Create whose reply is lost is sent again with the same token, and takes the group of the first try', async () => {
  const { engine, stack } = shop();
  engine.faults.inject({ operation: 'CreateProfilingGroup', kind: 'drop', when: 'after' });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({ ...CREATED, calls: ['Create a: no reply', 'Create a'] });
  expect(new Set(engine.calls.map(({ input }) => input!.clientToken)).size).toBe(1);
});

test('3: a Create that is killed right after CreateProfilingGroup finds its group when it is run again', async () => {
  const { engine, stack } = shop();
  engine.lambda.inject({ kind: 'kill', call: 'CreateProfilingGroup' });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({ ...CREATED, calls: ['Create a', 'Create a'] });
});

test('5: a name that a stranger has fails the Create, and the rollback leaves the stranger alone', async () => {
  const { engine, stack } = shop();
  engine.foreign.create('a', { tags: { team: 'x' } });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({
    ...ROLLED_BACK,
    groups: { a: 'nobody on team=x' },
    events: ['Create FAILED', 'Delete Group@refused SUCCESS'],
    calls: ['Create a: Conflict', 'Describe a'],
  });
  expect(reasons(engine)).toMatch(/"a" already exists and is not managed by this resource/);
});

test('8: of two stacks that race for a name one gets it, and the other one goes without touching it', async () => {
  const { engine, stack } = shop();
  const race = [stack.deploy(group('a')), engine.stack('Rival').deploy(group('a'))];
  await Promise.all(race);
  const { stacks, groups, calls, violations } = await ending(engine);
  const winner = groups.a.split('.')[0];
  expect({ stacks: stacks.sort(), calls: calls.sort(), violations }).toEqual({
    stacks: [`${winner} CREATE_COMPLETE Group=a@live`, `${winner === 'Shop' ? 'Rival' : 'Shop'} ROLLBACK_COMPLETE`].sort(),
    calls: ['Create a', 'Create a: Conflict', 'Describe a'],
    violations: [],
  });
});

test('9: a name whose last holder is just being deleted is waited for', async () => {
  const { engine, stack } = shop();
  engine.faults.inject({ operation: 'CreateProfilingGroup', kind: 'fail', error: 'ConflictException', times: 2 });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({
    ...CREATED, calls: ['Create a: Conflict', 'Describe a: ResourceNotFound', 'Create a: Conflict', 'Describe a: ResourceNotFound', 'Create a'],
  });
});

test.each([
  [10, 'that exceeds the quota', 'ServiceQuotaExceededException', /ServiceQuotaExceededException: no!.*quota/],
  [11, 'that the service finds invalid', 'ValidationException', /ValidationException: no!/],
])('%d: a Create %s fails at once, with the service\'s words', async (_, __, error, reason) => {
  const { engine, stack } = shop();
  engine.faults.inject({ operation: 'CreateProfilingGroup', kind: 'fail', error, message: 'no!', times: UNTIL_THE_END });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({
    ...ROLLED_BACK,
    events: ['Create FAILED', 'Delete a@request SUCCESS'],
    calls: [`Create a: ${error.replace('Exception', '')}`, 'Describe a: ResourceNotFound'],
  });
  expect(reasons(engine)).toMatch(reason);
});

test('12: a Create that is throttled waits longer each time, and gets through', async () => {
  const { engine, stack } = shop();
  engine.faults.inject({ operation: 'CreateProfilingGroup', kind: 'fail', error: 'ThrottlingException', times: 12 });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({ ...CREATED, calls: ['Create a: Throttling, again and again', 'Create a'] });
  expect(engine.calls).toHaveLength(13);
});

test('13: a Create that is throttled for ever fails while twenty seconds of its run are left', async () => {
  const { engine, stack } = shop();
  engine.faults.inject({ operation: 'CreateProfilingGroup', kind: 'fail', error: 'ThrottlingException', times: UNTIL_THE_END });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({
    ...ROLLED_BACK,
    events: ['Create FAILED', 'Delete a@request SUCCESS'],
    calls: ['Create a: Throttling, again and again', 'Describe a: ResourceNotFound'],
  });
  expect(answeredAfter(engine)[0]).toBeLessThan(160_500);
});

test('15: a Create whose replies are lost for ever leaves nothing, for the Delete of its failed answer finds the group', async () => {
  const { engine, stack } = shop();
  engine.faults.inject({ operation: 'CreateProfilingGroup', kind: 'drop', when: 'after', times: UNTIL_THE_END });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({
    ...ROLLED_BACK,
    events: ['Create FAILED', 'Delete a@request SUCCESS'],
    calls: ['Create a: no reply, again and again', 'Describe a', 'Delete a', 'Describe a: ResourceNotFound'],
  });
});

test('17: a Create by a role that is not known everywhere yet is tried until it is', async () => {
  const { engine, stack } = shop();
  engine.faults.inject({ operation: 'CreateProfilingGroup', kind: 'fail', error: 'AccessDeniedException', times: UNTIL_THE_END });
  const deployed = stack.deploy(group('a'));
  await engine.sleep(20_000);
  engine.faults.clear();
  await deployed;
  expect(await ending(engine)).toEqual({ ...CREATED, calls: ['Create a: AccessDenied, again and again', 'Create a'] });
});

test('17: a Create that is denied for ever fails after 75 seconds and names the call', async () => {
  const { engine, stack } = shop();
  engine.faults.inject({ operation: 'CreateProfilingGroup', kind: 'fail', error: 'AccessDeniedException', times: UNTIL_THE_END });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({
    ...ROLLED_BACK,
    events: ['Create FAILED', 'Delete a@request SUCCESS'],
    calls: ['Create a: AccessDenied, again and again', 'Describe a: ResourceNotFound'],
  });
  expect(answeredAfter(engine)[0]).toBeLessThan(76_000);
  expect(reasons(engine)).toMatch(/^CreateProfilingGroup failed with AccessDeniedException/);
});

test('17: where even looking is denied, the Delete of a Create that may have made something fails', async () => {
  const { engine, stack } = shop();
  engine.faults.inject({ kind: 'fail', error: 'AccessDeniedException', times: UNTIL_THE_END });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({
    groups: {},
    stacks: ['Shop ROLLBACK_FAILED Group=a@request'],
    events: ['Create FAILED', 'Delete a@request FAILED'],
    calls: ['Create a: AccessDenied, again and again', 'Describe a: AccessDenied, again and again'],
    violations: [],
  });
});
