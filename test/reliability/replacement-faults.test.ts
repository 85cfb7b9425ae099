import { FAILS_LATER, OFF, ON, ending, forget, group, reasons, shopWith } from './matrix';
import { RollbackModel } from '../engine/engine';

const ONLY_A = { groups: { a: 'Shop.Group on' }, stacks: ['Shop UPDATE_ROLLBACK_COMPLETE Group=a@live'], violations: [] };
const ONLY_B = { groups: { b: 'Shop.Group on' }, stacks: ['Shop UPDATE_COMPLETE Group=b@live'], violations: [] };
const MODELS: RollbackModel[] = ['A', 'B'];
const UNTIL_THE_END = Infinity;

test('43: another name is another group, and the old one is deleted when all has gone well', async () => {
  const { engine, stack } = await shopWith(group('a'));
  await stack.deploy(group('b'));
  expect(await ending(engine)).toEqual({
    ...ONLY_B,
    events: ['Update a@gone SUCCESS', 'Delete a@gone SUCCESS'],
    calls: ['Create b', 'Describe a', 'Delete a', 'Describe a: ResourceNotFound'],
  });
});

test('44: another platform of a group that was given no name is another group', async () => {
  const { engine, stack } = await shopWith(group(undefined, { ComputePlatform: 'Default' }));
  const [old] = engine.groups.keys();
  await stack.deploy(group(undefined, { ComputePlatform: 'AWSLambda' }));
  const [name] = engine.groups.keys();
  expect(await ending(engine)).toEqual({
    groups: { [name]: 'Shop.Group on' },
    stacks: [`Shop UPDATE_COMPLETE Group=${name}@live`],
    events: [`Update ${old}@gone SUCCESS`, `Delete ${old}@gone SUCCESS`],
    calls: [`Create ${name}`, `Describe ${old}`, `Delete ${old}`, `Describe ${old}: ResourceNotFound`],
    violations: [],
  });
  expect(name).not.toBe(old);
});

test('45: another platform of a group that was given a name is refused without a change', async () => {
  const { engine, stack } = await shopWith(group('a'));
  await stack.deploy(group('a', { ComputePlatform: 'AWSLambda' }));
  expect(await ending(engine)).toEqual({ ...ONLY_A, events: ['Update a@live FAILED', 'Update a@live SUCCESS'], calls: ['Describe a', 'Describe a'] });
  expect(reasons(engine)).toMatch(/computePlatform of profiling group "a" cannot change/);
});

test.each(MODELS)('46: a new name that a stranger has changes nothing for either (model %s)', async (rollbackModel) => {
  const { engine, stack } = await shopWith(group('a'), { rollbackModel });
  engine.foreign.create('b', { tags: { team: 'x' } });
  await stack.deploy(group('b'));
  expect(await ending(engine)).toEqual({
    ...ONLY_A,
    groups: { ...ONLY_A.groups, b: 'nobody on team=x' },
    events: ['Update a@live FAILED', 'Update a@live SUCCESS'],
    calls: ['Create b: Conflict', 'Describe b', 'Describe a', 'Describe b'],
  });
});

test('47: a replacement whose replies are lost for ever is undone by the Update itself', async () => {
  const { engine, stack } = await shopWith(group('a'));
  engine.faults.inject({ operation: 'CreateProfilingGroup', kind: 'drop', when: 'after', times: UNTIL_THE_END });
  await stack.deploy(group('b'));
  expect(await ending(engine)).toEqual({
    ...ONLY_A,
    events: ['Update a@live FAILED', 'Update a@live SUCCESS'],
    calls: ['Create b: no reply, again and again', 'Describe b', 'Delete b', 'Describe a', 'Describe b: ResourceNotFound'],
  });
});

test('47: a replacement that is killed each time is undone by the rollback', async () => {
  const { engine, stack } = await shopWith(group('a'));
  engine.lambda.inject({ kind: 'kill', call: 'CreateProfilingGroup', times: 3 });
  await stack.deploy(group('b'));
  expect(await ending(engine)).toEqual({
    ...ONLY_A,
    events: ['Update a@live FAILED', 'Update a@live SUCCESS'],
    calls: ['Create b', 'Create b', 'Create b', 'Describe a', 'Describe b', 'Delete b'],
  });
});

test('50: another resource fails after a replacement, and model A updates back to the old group', async () => {
  const { engine, stack } = await shopWith(group('a', ON), { rollbackModel: 'A' });
  await stack.deploy({ ...group('b', OFF), ...FAILS_LATER });
  expect(await ending(engine)).toEqual({
    ...ONLY_A,
    events: ['Update a@live SUCCESS', 'Update b@gone SUCCESS', 'Delete b@gone SUCCESS'],
    calls: ['Create b', 'Create a: Conflict', 'Describe a', 'Describe b', 'Delete b', 'Describe b: ResourceNotFound'],
  });
});

test('51: another resource fails after a replacement, and model B only deletes the new group', async () => {
  const { engine, stack } = await shopWith(group('a', ON), { rollbackModel: 'B' });
  await stack.deploy({ ...group('b', OFF), ...FAILS_LATER });
  expect(await ending(engine)).toEqual({
    ...ONLY_A,
    events: ['Update a@live SUCCESS', 'Delete b@gone SUCCESS'],
    calls: ['Create b', 'Describe b', 'Delete b', 'Describe b: ResourceNotFound'],
  });
});

test('52: the old group is deleted although the service refuses to for minutes', async () => {
  const { engine, stack } = await shopWith(group('a'));
  engine.faults.inject({ operation: 'DeleteProfilingGroup', kind: 'fail', error: 'ThrottlingException', times: UNTIL_THE_END });
  const done = stack.deploy(group('b'));
  await engine.sleep(120_000);
  engine.faults.clear();
  await done;
  expect(await ending(engine)).toMatchObject({ ...ONLY_B, events: ['Update a@gone SUCCESS', 'Delete a@gone SUCCESS'] });
});

test.each([50, 1_000, 10_000, 60_000])('54: a second copy of a replacement, %d ms later, neither deletes nor makes anything', async (afterMs) => {
  const { engine, stack } = await shopWith(group('a'));
  engine.lambda.inject({ kind: 'duplicate', afterMs, on: { RequestType: 'Update' } });
  await stack.deploy(group('b'));
  expect(await ending(engine)).toMatchObject({ ...ONLY_B, events: ['Update a@gone SUCCESS', 'Delete a@gone SUCCESS'] });
});

test('54b: a late copy of a rollback, after the replacement was repeated and went well, changes nothing', async () => {
  const { engine, stack } = await shopWith(group('a'));
  engine.faults.inject({ operation: 'CreateProfilingGroup', kind: 'fail', error: 'ValidationException' });
  engine.lambda.inject({ kind: 'duplicate', nth: 2, afterMs: 300_000, on: { RequestType: 'Update' } });
  await stack.deploy(group('b'));
  await stack.deploy(group('b'));
  forget(engine);
  expect(await ending(engine)).toEqual({ ...ONLY_B, events: [], calls: ['Describe a: ResourceNotFound'] });
});

test('55: an old group that is to be retained stays', async () => {
  const { engine, stack } = await shopWith(group('a'));
  await stack.deploy(group('b', {}, { UpdateReplacePolicy: 'Retain' }));
  expect(await ending(engine)).toEqual({
    ...ONLY_B, groups: { a: 'Shop.Group on', b: 'Shop.Group on' }, events: ['Update a@live SUCCESS'], calls: ['Create b'],
  });
});
