import { Engine } from './engine';

test('a stack comes and goes', async () => {
  const engine = new Engine();
  const stack = engine.stack('Shop');
  expect(await stack.deploy({ Group: { Properties: { ProfilingGroupName: 'checkout' } } })).toBe('CREATE_COMPLETE');
  expect([...engine.groups.keys()]).toEqual(['checkout']);
  expect(await stack.deploy({ Group: { Properties: { ProfilingGroupName: 'basket' } } })).toBe('UPDATE_COMPLETE');
  expect([...engine.groups.keys()]).toEqual(['basket']);
  expect(await stack.delete()).toBe('DELETE_COMPLETE');
  await engine.drain();
  expect([...engine.groups.keys()]).toEqual([]);
  expect(engine.violations).toEqual([]);
});

test('speed', async () => {
  const start = performance.now();
  let calls = 0;
  const rounds = 300;
  for (let seed = 0; seed < rounds; seed++) {
    const engine = new Engine({ seed });
    const stack = engine.stack('Shop');
    await stack.deploy({ Group: { Properties: { ProfilingGroupName: 'checkout' } } });
    await stack.deploy({ Group: { Properties: { ProfilingGroupName: 'basket' } } });
    await stack.delete();
    await engine.drain();
    calls += engine.calls.length;
  }
  console.log((performance.now() - start) / rounds, 'ms a schedule', calls / rounds, 'calls');
});
