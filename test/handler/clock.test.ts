import { SYSTEM_CLOCK } from '../../src/handler/clock';

beforeEach(() => jest.useFakeTimers({ now: 1_000 }));
afterEach(() => jest.useRealTimers());

test('the system clock tells the time', () => {
  expect(SYSTEM_CLOCK.now()).toBe(1_000);
});

test('whoever sleeps by the system clock wakes when the time is up', async () => {
  const slept = jest.fn();
  const sleeping = SYSTEM_CLOCK.sleep(500).then(() => slept(SYSTEM_CLOCK.now()));
  await jest.advanceTimersByTimeAsync(2_000);
  await sleeping;
  expect(slept.mock.calls).toEqual([[1_500]]);
});
