import { Engine } from './engine';
import { asked, obliging } from './fake-handler';

const TEMPLATE = { Group: {} };

/** Outcome of each run, and the full minutes from the first run to it. */
function runs({ invocations }: Engine): [string | undefined, number][] {
  return invocations.map(({ outcome, startedAt }) => [outcome, Math.floor((startedAt - invocations[0].startedAt) / 60_000)]);
}

test('an event that ends in an error is run again after one and after two minutes, and then no more', async () => {
  const engine = new Engine({ handler: async () => { throw new Error('always'); } });
  const stack = engine.stack('Shop');
  const created = stack.deploy(TEMPLATE);
  await engine.sleep(890_000);
  expect(runs(engine)).toEqual([['threw', 0], ['threw', 1], ['threw', 3]]);
  expect(stack.status).toBe('CREATE_IN_PROGRESS');
  expect(await created).toBe('ROLLBACK_FAILED');
});

test('a function that hangs is killed after three minutes, and nothing of it runs any more', async () => {
  let late = false;
  const engine = new Engine({
    handler: async (_, { clock }) => {
      await clock.sleep(200_000);
      late = true;
    },
  });
  const stack = engine.stack('Shop');
  await stack.deploy(TEMPLATE);
  await engine.drain();
  expect(runs(engine).slice(0, 3)).toEqual([['timed out', 0], ['timed out', 4], ['timed out', 9]]);
  expect(late).toBe(false);
});

test.each([['before', 0], ['after', 1]] as const)('a process that is killed %s a call leaves %d effects', async (when, effects) => {
  const engine = new Engine();
  engine.lambda.inject({ kind: 'kill', call: 'CreateProfilingGroup', when, times: 3 });
  const stack = engine.stack('Shop');
  const created = stack.deploy(TEMPLATE);
  await engine.sleep(600_000);
  expect(runs(engine).map(([outcome]) => outcome)).toEqual(['killed', 'killed', 'killed']);
  expect(engine.groups.size).toBe(effects);
  expect(engine.invocations.map(({ calls }) => calls.at(-1))).toEqual(Array(3).fill('CreateProfilingGroup'));
  expect(await created).toBe('ROLLBACK_COMPLETE');
});

test('a process that is killed at its nth call, by the clock, or while loading is followed by another run', async () => {
  const engine = new Engine({ handler: obliging });
  engine.lambda.inject({ kind: 'kill', call: 1, when: 'before' }, { kind: 'killAfter', ms: 500, nth: 2 });
  const stack = engine.stack('Shop');
  await stack.deploy(TEMPLATE);
  engine.lambda.inject({ kind: 'failInit' });
  await stack.delete();
  expect(engine.invocations.map(({ outcome }) => outcome)).toEqual(['killed', 'killed', 'returned', 'init failed', 'returned']);
  expect(stack.status).toBe('DELETE_COMPLETE');
});

test('an event is delivered twice, long after its stack is gone', async () => {
  const engine = new Engine({ handler: obliging });
  engine.lambda.inject({ kind: 'duplicate', afterMs: 3_000_000, on: { RequestType: 'Create' } });
  const stack = engine.stack('Shop');
  await stack.deploy(TEMPLATE);
  await stack.delete();
  await engine.drain();
  expect(engine.invocations.map(({ requestType }) => requestType)).toEqual(['Create', 'Delete', 'Create']);
  expect(engine.requests[0].stored).toHaveLength(2);
});

test('an event overtakes another that waits in the queue', async () => {
  const engine = new Engine({ handler: obliging });
  engine.lambda.inject({ kind: 'delay', ms: 300_000 }, { kind: 'lose', on: { LogicalResourceId: 'Lost' } });
  const stack = engine.stack('Shop');
  expect(await stack.deploy({ Group: {}, Other: {}, Lost: {} })).toBe('ROLLBACK_COMPLETE');
  expect(engine.invocations.slice(0, 2).map(({ logicalResourceId }) => logicalResourceId)).toEqual(['Other', 'Group']);
  expect(asked(engine.requests).slice(0, 3)).toEqual(['Create', 'Create', 'Create']);
});
