import { Engine, Template } from './engine';

const A: Template = { Group: { Properties: { ProfilingGroupName: 'a', AgentOrchestrationConfig: { ProfilingEnabled: false } } } };
const B: Template = { Group: { Properties: { ProfilingGroupName: 'b' } } };

/** A life with some trouble in it. */
async function life(seed: number): Promise<Engine> {
  const engine = new Engine({ seed });
  engine.faults.inject({ kind: 'fail', error: 'ThrottlingException', times: 3 }, { kind: 'drop', when: 'after', nth: 4 });
  engine.lambda.inject({ kind: 'kill', call: 'PUT' }, { kind: 'duplicate', afterMs: 1_000_000 });
  engine.responses.inject({ kind: 'status', status: 503, times: 2 });
  const stack = engine.stack('Shop');
  await stack.deploy(A);
  await stack.deploy(B);
  await stack.delete();
  await engine.drain();
  return engine;
}

test('the same seed makes the same history, another seed another one', async () => {
  const [one, same, other] = [await life(1), await life(1), await life(2)];
  for (const record of ['history', 'invocations', 'calls', 'logs'] as const) { expect(same[record]).toEqual(one[record]); }
  expect(other.history).not.toEqual(one.history);
});

test('the real handler brings a stack through trouble, and nothing is left of it', async () => {
  const engine = await life(1);
  const ends = engine.history.filter(({ logicalResourceId, status }) => logicalResourceId === 'Shop' && /COMPLETE$|FAILED$/.test(status));
  expect(ends.map(({ status }) => status)).toEqual(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'DELETE_COMPLETE']);
  expect(engine.violations).toEqual([]);
  expect([...engine.groups.keys()]).toEqual([]);
});

test('others keep what is theirs: the role may not delete it, whatever the handler tries', async () => {
  const engine = new Engine();
  engine.foreign.create('a', { tags: { team: 'other' } });
  expect(await engine.stack('Shop').deploy(A)).toBe('ROLLBACK_COMPLETE');
  expect(Object.fromEntries(engine.groups.get('a')!.tags)).toEqual({ team: 'other' });
});

test('thirty groups at once get through a service that is slow to take them', async () => {
  const engine = new Engine({ throttle: { requestsPerSecond: 10, burst: 10 } });
  const stack = engine.stack('Shop');
  const groups = Array.from({ length: 30 }, (_, index) => [`Group${index}`, {}]);
  expect(await stack.deploy(Object.fromEntries(groups))).toBe('CREATE_COMPLETE');
  expect(engine.groups.size).toBe(30);
  expect(engine.calls.some(({ status }) => status === 429)).toBe(true);
});

test('what CloudFormation has on record can be unreadable, slow, and is known after the end', async () => {
  const engine = new Engine({
    handler: async (event, { describeStackResource, clock, put }) => {
      const look = async () => describeStackResource(event.StackId, 'Group', clock.timeout(5_000)).catch(({ name }) => name);
      looks.push([await look(), await look(), await look()]);
      await put(event.ResponseURL, Buffer.from('{}'), clock.timeout(5_000));
    },
  });
  const looks: unknown[] = [];
  engine.describeStackResource.inject({ kind: 'fail' }, { kind: 'delay', ms: 6_000, nth: 2 });
  engine.lambda.inject({ kind: 'duplicate', afterMs: 3_600_000 });
  await engine.stack('Shop').deploy({ Group: {} });
  await engine.drain();
  expect(looks[0]).toEqual(['Throttling', 'AbortError', { status: 'CREATE_IN_PROGRESS', physicalResourceId: undefined, lastUpdatedAt: expect.any(Date) }]);
  expect(looks.at(-1)).toContainEqual(expect.objectContaining({ status: 'DELETE_FAILED', physicalResourceId: expect.stringMatching(/^Shop-Group-/) }));
});
