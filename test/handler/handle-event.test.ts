import { createEvent } from './events';
import { withHandler } from './with-handler';
import { createClients, handleEvent } from '../../src/handler/handle-event';

const fixture = withHandler();

test('the client makes each call once, for the handler itself knows how long to repeat it', async () => {
  expect(await createClients().profiler.config.maxAttempts()).toBe(1);
});

test('an event that makes no sense is no event to answer for', async () => {
  const budget = { clock: fixture.clock, random: Math.random, startedAt: 0, deadline: 0 };
  await expect(handleEvent({ ...createEvent(), RequestType: 'Read' }, { profiler: fixture.client, describeStackResource: fixture.describeStackResource }, budget, () => undefined)).rejects.toThrow('RequestType must be');
});

test('an event whose time is up before it begins fails without a call', async () => {
  const { clock, client: profiler, describeStackResource } = fixture;
  const budget = { clock, random: Math.random, startedAt: clock.now(), deadline: clock.now() };
  const { Status } = await handleEvent(createEvent(), { profiler, describeStackResource }, budget, () => undefined);
  expect([Status, fixture.operations()]).toEqual(['FAILED', []]);
});
