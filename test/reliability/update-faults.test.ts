import { OFF, ON, ending, forget, group, shopWith, tagged } from './matrix';
import { Engine, Stack, Template, handlerOf } from '../engine/engine';

const UPDATED = { stacks: ['Shop UPDATE_COMPLETE Group=a@live'], events: ['Update a@live SUCCESS'], violations: [] };
const UNTIL_THE_END = Infinity;

/** A stack that was deployed with one template and is then deployed with another one. */
async function deployed(from: Template, to: Template, prepare: (engine: Engine, stack: Stack) => void = () => {}): Promise<Engine> {
  const { engine, stack } = await shopWith(from);
  prepare(engine, stack);
  await stack.deploy(to);
  return engine;
}

test('26: the switch is turned off in place', async () => {
  const engine = await deployed(group('a', ON), group('a', OFF));
  expect(await ending(engine)).toEqual({ ...UPDATED, groups: { a: 'Shop.Group off' }, calls: ['Describe a', 'Update a'] });
});

test('27: tags are added, changed and removed, and those of others stay', async () => {
  const engine = await deployed(
    group('a', tagged({ gone: '1', kept: '1', changed: '1' })), group('a', tagged({ kept: '1', changed: '2', new: '1' })),
    ({ foreign }) => foreign.tag('a', { other: '1' }),
  );
  expect(await ending(engine)).toEqual({
    ...UPDATED, groups: { a: 'Shop.Group on kept=1 changed=2 other=1 new=1' }, calls: ['Describe a', 'Untag a', 'Tag a'],
  });
});

test('28: an Update that meets another one in the service is tried again', async () => {
  const engine = await deployed(group('a', ON), group('a', OFF), ({ faults }) =>
    faults.inject({ operation: 'UpdateProfilingGroup', kind: 'fail', error: 'ConflictException', times: 2 }));
  expect(await ending(engine)).toEqual({
    ...UPDATED, groups: { a: 'Shop.Group off' }, calls: ['Describe a', 'Update a: Conflict', 'Update a: Conflict', 'Update a'],
  });
});

test('31: an Update whose reply is lost is sent again', async () => {
  const engine = await deployed(group('a', ON), group('a', OFF), ({ faults }) =>
    faults.inject({ operation: 'UpdateProfilingGroup', kind: 'drop', when: 'after' }));
  expect(await ending(engine)).toEqual({ ...UPDATED, groups: { a: 'Shop.Group off' }, calls: ['Describe a', 'Update a: no reply', 'Update a'] });
});

test('31: an Update that is killed after it took effect finds nothing left to do when it is run again', async () => {
  const engine = await deployed(group('a', ON), group('a', OFF), ({ lambda }) => lambda.inject({ kind: 'kill', call: 'UpdateProfilingGroup' }));
  expect(await ending(engine)).toEqual({ ...UPDATED, groups: { a: 'Shop.Group off' }, calls: ['Describe a', 'Update a', 'Describe a'] });
});

test('32: an Update that fails half way is taken back by the rollback', async () => {
  const { engine, stack } = await shopWith(group('a', { ...ON, ...tagged({ x: '1', y: '1' }) }));
  engine.faults.inject({ operation: 'UpdateProfilingGroup', kind: 'fail', error: 'InternalServerException', times: UNTIL_THE_END });
  const done = stack.deploy(group('a', { ...OFF, ...tagged({ x: '2' }) }));
  await engine.sleep(120_000);
  expect(engine.groups.get('a')!.tags.get('x')).toBe('2');
  await done;
  expect(await ending(engine)).toEqual({
    groups: { a: 'Shop.Group on x=1 y=1' },
    stacks: ['Shop UPDATE_ROLLBACK_COMPLETE Group=a@live'],
    events: ['Update a@live FAILED', 'Update a@live SUCCESS'],
    calls: ['Describe a', 'Untag a', 'Tag a', 'Update a: InternalServer, again and again', 'Describe a', 'Tag a'],
    violations: [],
  });
});

test('34: a change that is no business of the service changes nothing there', async () => {
  const engine = await deployed(group('a', ON), group('a', { ...ON, ServiceTimeout: 901, Unknown: 'x' }));
  expect(await ending(engine)).toEqual({ ...UPDATED, groups: { a: 'Shop.Group on' }, calls: ['Describe a'] });
});

test('39: a copy of an Update that comes after a later Update changes nothing', async () => {
  const { engine, stack } = await shopWith(group('a', ON));
  engine.lambda.inject({ kind: 'duplicate', afterMs: 120_000 });
  await stack.deploy(group('a', { ...OFF, ...tagged({ x: '1' }) }));
  await engine.sleep(30_000);
  await stack.deploy(group('a', { ...ON, ...tagged({ x: '2' }) }));
  forget(engine);
  expect(await ending(engine)).toEqual({
    groups: { a: 'Shop.Group on x=2' }, stacks: UPDATED.stacks, events: [], calls: ['Describe a'], violations: [],
  });
});

test.each([0, 20, 50, 150, 300])('40: two copies of an Update that run %d ms apart end alike', async (afterMs) => {
  const engine = await deployed(group('a', ON), group('a', OFF), ({ lambda }) => lambda.inject({ kind: 'duplicate', afterMs }));
  expect(await ending(engine)).toMatchObject({ ...UPDATED, groups: { a: 'Shop.Group off' } });
});

test('41: an ID of an earlier handler is kept, nothing is deleted for it, and it leads to the group when the stack goes', async () => {
  const real = handlerOf();
  const { engine, stack } = await shopWith(group('a'), {
    handler: async (event, surroundings) => real(event, {
      ...surroundings,
      put: async (url, body, signal) => surroundings.put(url, event.RequestType === 'Create' ? Buffer.from(body.toString().replace(/a@[^"]*/, 'a')) : body, signal),
    }),
  });
  await stack.deploy(group('a', OFF));
  await engine.drain();
  expect(stack.physicalIds).toEqual({ Group: 'a' });
  await stack.delete();
  expect(await ending(engine)).toEqual({
    groups: {},
    stacks: ['Shop DELETE_COMPLETE'],
    events: ['Update a SUCCESS', 'Delete a SUCCESS'],
    calls: ['Describe a', 'Update a', 'Describe a', 'Delete a', 'Describe a: ResourceNotFound'],
    violations: [],
  });
});

test('42: owner tags that somebody removed are put back by an Update', async () => {
  const engine = await deployed(group('a', ON), group('a', OFF), ({ foreign }) => foreign.untag('a'));
  expect(await ending(engine)).toEqual({ ...UPDATED, groups: { a: 'Shop.Group off' }, calls: ['Describe a', 'Tag a', 'Update a'] });
});
