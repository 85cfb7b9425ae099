import { FAILS_LATER, OFF, ending, forget, group, reasons, shop, shopWith } from './matrix';
import { handleEvent } from '../../src/handler/handle-event';
import { Engine, EngineOptions, Template, handlerOf } from '../engine/engine';

const ROLLED_BACK = { groups: {}, stacks: ['Shop ROLLBACK_COMPLETE'], violations: [] };

test('20: a Create that is killed three times right after CreateProfilingGroup leaves nothing when CloudFormation gives up', async () => {
  const { engine, stack } = shop();
  engine.lambda.inject({ kind: 'kill', call: 'CreateProfilingGroup', times: 3 });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({
    ...ROLLED_BACK,
    events: ['Create FAILED', 'Delete invented SUCCESS'],
    calls: ['Create a', 'Create a', 'Create a', 'Describe a', 'Delete a', 'Describe a: ResourceNotFound'],
  });
});

test('20: nor does one without a name, for the name can be made again', async () => {
  const { engine, stack } = shop();
  engine.lambda.inject({ kind: 'kill', call: 'CreateProfilingGroup', times: 3 });
  await stack.deploy(group());
  expect(await ending(engine)).toMatchObject(ROLLED_BACK);
});

test('20: a Create that is cancelled before it runs at all leaves nothing, in whatever order the two events run', async () => {
  const { engine, stack } = shop();
  engine.lambda.inject({ kind: 'delay', ms: 100_000, on: { RequestType: 'Create' } });
  await stack.deploy({ ...group('a'), ...FAILS_LATER });
  expect(await ending(engine)).toMatchObject({ ...ROLLED_BACK, events: ['Create ABANDONED', 'Delete invented SUCCESS'] });
});

/** A stack that came and went, and a second copy of its Create that comes so late. */
async function lateCopy(afterMs: number, options?: EngineOptions): Promise<Engine> {
  const { engine, stack } = shop(options);
  engine.lambda.inject({ kind: 'duplicate', on: { RequestType: 'Create' }, afterMs });
  await stack.deploy(group('a'));
  await stack.delete();
  forget(engine);
  return engine;
}

test.each([10_000, 60_000, 300_000, 850_000])('21: a copy of a Create %d ms late, of a stack that is gone, calls nothing', async (afterMs) => {
  const engine = await lateCopy(afterMs);
  expect(await ending(engine)).toEqual({ groups: {}, stacks: ['Shop DELETE_COMPLETE'], events: [], calls: [], violations: [] });
});

test('21: a copy of a Create that is older than CloudFormation\'s patience calls nothing', async () => {
  const engine = await lateCopy(1_000_000);
  expect(await ending(engine)).toEqual({ groups: {}, stacks: ['Shop DELETE_COMPLETE'], events: [], calls: [], violations: [] });
});

test('21: without a date in the URL, too, a late copy of a Create leaves nothing', async () => {
  const engine = await lateCopy(1_000_000, { datedUrls: false });
  expect(await ending(engine)).toMatchObject({ groups: {}, stacks: ['Shop DELETE_COMPLETE'], violations: [] });
});

test('22: false is false although it arrives as text, lists may be missing, and keys of CloudFormation are no matter', async () => {
  const { engine, stack } = shop();
  await stack.deploy(group(undefined, { ...OFF, ServiceTimeout: 900 }));
  expect(await ending(engine)).toMatchObject({ stacks: [expect.stringMatching(/^Shop CREATE_COMPLETE/)], violations: [] });
  expect(engine.calls.map(({ input }) => input!.agentOrchestrationConfig)).toEqual([{ profilingEnabled: false }]);
});

test.each(['False', 'yes', '', '0', null])('22: a switch that is %j fails the Create before any call', async (ProfilingEnabled) => {
  const { engine, stack } = shop();
  await stack.deploy(group('a', { AgentOrchestrationConfig: { ProfilingEnabled } }));
  expect(await ending(engine)).toEqual({ ...ROLLED_BACK, events: ['Create FAILED', 'Delete Group@refused SUCCESS'], calls: [] });
});

describe('23: a group that this stack made once and retained', () => {
  const KEPT: Template = group('a', {}, { DeletionPolicy: 'Retain' });

  /** The group is taken out of the stack, which lives on, and put in again. */
  async function addAgain(template: Template): Promise<Engine> {
    const { engine, stack } = await shopWith({ ...KEPT, Else: { Properties: { ProfilingGroupName: 'else' } } });
    const rest = { Else: { Properties: { ProfilingGroupName: 'else' } } };
    await stack.deploy(rest);
    forget(engine);
    await stack.deploy({ ...template, ...rest });
    return engine;
  }

  test.each([['as it was', group('a')], ['with another platform', group('a', { ComputePlatform: 'AWSLambda' })]])('refuses a Create %s, and stays', async (_, template) => {
    const engine = await addAgain(template);
    expect(await ending(engine)).toEqual({
      groups: { a: 'Shop.Group on', else: 'Shop.Else on' },
      stacks: ['Shop UPDATE_ROLLBACK_COMPLETE Else=else@live'],
      events: ['Create FAILED', 'Delete Group@refused SUCCESS'],
      calls: ['Create a: Conflict', 'Describe a'],
      violations: [],
    });
    expect(reasons(engine)).toMatch(/^Profiling group "a" already exists/);
  });
});

/** A stack in an account whose service keeps the time of creation to itself, in so many replies. */
function timeless(replies: number): ReturnType<typeof shop> {
  let left = replies;
  return shop({
    handler: handlerOf(async (raw, { profiler, ...clients }, ...rest) => {
      const send = async (...args: [never]) => {
        const reply = await profiler.send(...args) as { profilingGroup?: { createdAt?: Date } };
        if (reply.profilingGroup && left-- > 0) { delete reply.profilingGroup.createdAt; }
        return reply;
      };
      return handleEvent(raw, { ...clients, profiler: Object.assign(Object.create(profiler), { send }) }, ...rest);
    }),
  });
}

test('25: a reply to a Create that lacks the time of creation is made up for by a look', async () => {
  const { engine, stack } = timeless(1);
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({
    groups: { a: 'Shop.Group on' }, stacks: ['Shop CREATE_COMPLETE Group=a@live'], events: ['Create SUCCESS'], calls: ['Create a', 'Describe a'], violations: [],
  });
});

test('25: a service that never tells the time of creation is no reason to crash or to leave something behind', async () => {
  const { engine, stack } = timeless(Infinity);
  await stack.deploy(group('a'));
  await stack.delete();
  const { groups, stacks, calls } = await ending(engine);
  expect({ groups, stacks, calls }).toEqual({
    groups: {}, stacks: ['Shop DELETE_COMPLETE'], calls: ['Create a', 'Describe a', 'Describe a', 'Delete a', 'Describe a: ResourceNotFound'],
  });
});
