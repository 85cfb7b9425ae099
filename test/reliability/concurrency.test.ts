import { Ending, ending, forget, shop } from './matrix';
import { Engine, Stack, Template } from '../engine/engine';

const HUNDRED: Template = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`Group${index}`, {}]));
const THIRTY: Template = Object.fromEntries(Object.entries(HUNDRED).slice(0, 30));
const SERVICE_TIMEOUT = 900_000;

async function deployed(template: Template, requestsPerSecond: number): Promise<{ engine: Engine; stack: Stack }> {
  const { engine, stack } = shop({ throttle: { requestsPerSecond, burst: requestsPerSecond } });
  await stack.deploy(template);
  return { engine, stack };
}

/** How many groups there are, how the stack is, how each event ended, and the slowest answer's time. */
async function summary(engine: Engine) {
  const { groups, stacks, events, violations }: Ending = await ending(engine);
  const slowest = Math.max(...engine.requests.map(({ issuedAt, stored }) => (stored[0]?.time ?? Infinity) - issuedAt));
  return {
    groups: Object.keys(groups).length,
    stack: stacks[0].split(' ')[1],
    failed: events.filter((event) => !event.endsWith('SUCCESS')),
    inTime: slowest < SERVICE_TIMEOUT,
    throttled: engine.calls.some(({ error }) => error === 'ThrottlingException'),
    violations,
  };
}

const ALL_WELL = { failed: [], inTime: true, throttled: true, violations: [] };

test('74: thirty groups of one stack are created at five requests a second', async () => {
  const { engine } = await deployed(THIRTY, 5);
  expect(await summary(engine)).toEqual({ ...ALL_WELL, groups: 30, stack: 'CREATE_COMPLETE' });
});

test.each([5, 3])('74: a hundred groups are created at once at %d requests a second', async (rate) => {
  const { engine } = await deployed(HUNDRED, rate);
  expect(await summary(engine)).toEqual({ ...ALL_WELL, groups: 100, stack: 'CREATE_COMPLETE' });
});

async function deleted(requestsPerSecond: number): Promise<Engine> {
  const { engine, stack } = await deployed(HUNDRED, requestsPerSecond);
  forget(engine);
  await stack.delete();
  return engine;
}

test('74: a hundred groups are deleted at once at ten requests a second', async () => {
  expect(await summary(await deleted(10))).toEqual({ ...ALL_WELL, groups: 0, stack: 'DELETE_COMPLETE' });
});

test.each([5, 3])('74: a hundred groups are deleted at once at %d requests a second', async (rate) => {
  expect(await summary(await deleted(rate))).toEqual({ ...ALL_WELL, groups: 0, stack: 'DELETE_COMPLETE' });
}, 30_000);
