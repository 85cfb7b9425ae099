import { ending, forget, group, reasons, shop, shopWith } from './matrix';
import { Engine, Stack, handlerOf } from '../engine/engine';

const GONE = { groups: {}, stacks: ['Shop DELETE_COMPLETE'], events: ['Delete a@gone SUCCESS'], violations: [] };
const DELETED = ['Describe a', 'Delete a', 'Describe a: ResourceNotFound'];
const UNTIL_THE_END = Infinity;

/** Deletes the stack while a call fails, which it stops to do after a while. */
async function deletedInTrouble(error: string, milliseconds: number): Promise<Engine> {
  const { engine, stack } = await shopWith(group('a'));
  engine.faults.inject({ operation: 'DeleteProfilingGroup', kind: 'fail', error, times: UNTIL_THE_END });
  const done = stack.delete();
  await engine.sleep(milliseconds);
  engine.faults.clear();
  await done;
  return engine;
}

test('56: a Delete deletes the group and looks that it is gone', async () => {
  const { engine, stack } = await shopWith(group('a'));
  await stack.delete();
  expect(await ending(engine)).toEqual({ ...GONE, calls: DELETED });
});

test('57: a Delete whose group is gone already succeeds without deleting anything', async () => {
  const { engine, stack } = await shopWith(group('a'));
  engine.foreign.delete('a');
  await stack.delete();
  expect(await ending(engine)).toEqual({ ...GONE, calls: ['Describe a: ResourceNotFound'] });
});

test('58: a Delete whose reply is lost finds the group gone', async () => {
  const { engine, stack } = await shopWith(group('a'));
  engine.faults.inject({ operation: 'DeleteProfilingGroup', kind: 'drop', when: 'after' });
  await stack.delete();
  expect(await ending(engine)).toEqual({
    ...GONE, calls: ['Describe a', 'Delete a: no reply', 'Describe a: ResourceNotFound', 'Describe a: ResourceNotFound'],
  });
});

test('58: a Delete that is killed right after DeleteProfilingGroup finds the group gone when it is run again', async () => {
  const { engine, stack } = await shopWith(group('a'));
  engine.lambda.inject({ kind: 'kill', call: 'DeleteProfilingGroup' });
  await stack.delete();
  expect(await ending(engine)).toEqual({ ...GONE, calls: DELETED });
});

test('59: a group that is busy for twenty seconds is deleted after that', async () => {
  const engine = await deletedInTrouble('ConflictException', 20_000);
  expect(await ending(engine)).toMatchObject(GONE);
  expect(engine.calls.filter(({ error }) => error === 'ConflictException').length).toBeGreaterThan(2);
});

test('60: a Delete that is throttled for ever fails, and the group is still there', async () => {
  const { engine, stack } = await shopWith(group('a'));
  engine.faults.inject({ operation: 'DeleteProfilingGroup', kind: 'fail', error: 'ThrottlingException', times: UNTIL_THE_END });
  await stack.delete();
  expect(await ending(engine)).toMatchObject({
    groups: { a: 'Shop.Group on' }, stacks: ['Shop DELETE_FAILED Group=a@live'], events: ['Delete a@live FAILED'], violations: [],
  });
  expect(reasons(engine)).toMatch(/^DeleteProfilingGroup failed with ThrottlingException/);
});

test('60: the next Delete, when the service takes calls again, succeeds', async () => {
  const { engine, stack } = await shopWith(group('a'));
  engine.faults.inject({ operation: 'DeleteProfilingGroup', kind: 'fail', error: 'ThrottlingException', times: UNTIL_THE_END });
  await stack.delete();
  engine.faults.clear();
  forget(engine);
  await stack.delete();
  expect(await ending(engine)).toEqual({ ...GONE, calls: DELETED });
});

test('62: a stranger who takes the name between the look and the deletion is saved by the role, and not touched again', async () => {
  const { engine, stack } = await shopWith(group('a'));
  engine.faults.inject({ operation: 'DeleteProfilingGroup', kind: 'delay', ms: 8_000 });
  const done = stack.delete();
  await engine.sleep(6_000);
  engine.foreign.create('a', { tags: { team: 'x' } });
  await done;
  expect(await ending(engine)).toEqual({
    ...GONE, groups: { a: 'nobody on team=x' }, calls: ['Describe a', 'Delete a: AccessDenied', 'Describe a', 'Describe a'],
  });
});

describe('63: an ID that says nothing, and properties that lead to no name', () => {
  async function unreadable(): Promise<Engine> {
    const { engine, stack } = shop();
    engine.lambda.inject({ kind: 'lose', on: { RequestType: 'Create' } });
    await stack.deploy(group('not a name'));
    return engine;
  }

  test('make a Delete succeed without a call', async () => {
    expect(await ending(await unreadable())).toEqual({
      groups: {}, stacks: ['Shop ROLLBACK_COMPLETE'], events: ['Create FAILED', 'Delete invented SUCCESS'], calls: [], violations: [],
    });
  });

  test('make a Delete warn in the log', async () => {
    const { logs } = await unreadable();
    expect(logs.map((line) => JSON.parse(line).level)).toContain('WARN');
  });
});

test('64: a Delete does not judge properties, which may have been made by rules that no longer hold', async () => {
  const real = handlerOf();
  const { engine, stack } = await shopWith(group('a', { Tags: 'team=x', ComputePlatform: 'Mainframe', AgentOrchestrationConfig: 'off' }), {
    handler: async (event, surroundings) => real(
      event.RequestType === 'Create' ? { ...event, ResourceProperties: { ProfilingGroupName: 'a' } } : event, surroundings),
  });
  await stack.delete();
  expect(await ending(engine)).toEqual({ ...GONE, calls: DELETED });
});

test('64: properties that have all gone missing do not keep a Delete from its group', async () => {
  const real = handlerOf();
  const { engine, stack } = await shopWith(group('a'), {
    handler: async (event, surroundings) => real(event.RequestType === 'Delete' ? { ...event, ResourceProperties: {} } : event, surroundings),
  });
  await stack.delete();
  expect(await ending(engine)).toEqual({ ...GONE, calls: DELETED });
});

describe('78: a group that is to be retained', () => {
  async function removed(remove: (stack: Stack) => Promise<string>): Promise<Engine> {
    const { engine, stack } = await shopWith(group('a', {}, { DeletionPolicy: 'Retain' }));
    await remove(stack);
    return engine;
  }

  test.each<[string, string, (stack: Stack) => Promise<string>]>([
    ['when the stack goes', 'DELETE_COMPLETE', async (stack) => stack.delete()],
    ['when it leaves the stack', 'UPDATE_COMPLETE', async (stack) => stack.deploy({})],
  ])('stays %s, and no call is made', async (_, status, remove) => {
    expect(await ending(await removed(remove))).toEqual({
      groups: { a: 'Shop.Group on' }, stacks: [`Shop ${status}`], events: [], calls: [], violations: [],
    });
  });
});
