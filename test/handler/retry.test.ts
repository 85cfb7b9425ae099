import { LeapingClock, START } from './leaping-clock';
import { LogFields } from '../../src/handler/log';
import { OperationError } from '../../src/handler/operation-error';
import { Operation, delay, withRetries } from '../../src/handler/retry';

let clock: LeapingClock;
let calls: number[];
let log: [string, string, LogFields?][];

beforeEach(() => {
  clock = new LeapingClock();
  calls = [];
  log = [];
});

const failing = (name: string, httpStatusCode: number) => Object.assign(new Error('No'), { name, $metadata: { httpStatusCode } });
const THROTTLED = failing('ThrottlingException', 429);
const FORBIDDEN = failing('AccessDeniedException', 403);
const CONFLICT = failing('ConflictException', 409);

interface Circumstances {
  readonly random?: () => number;
  /** Milliseconds from the start to the deadline. */
  readonly time?: number;
  readonly operation?: Operation;
}

/** Runs a call that throws what it is given, in turn, the last one for ever, or succeeds at the end. */
function retry(errors: (Error | 'success')[], { random = () => 0.5, time = 60_000, operation = { name: 'Call' } }: Circumstances = {}) {
  const budget = { clock, random, startedAt: START, deadline: START + time };
  return withRetries(operation, budget, (...line) => log.push(line), async () => {
    calls.push(clock.now() - START);
    const next = errors[Math.min(calls.length, errors.length) - 1];
    if (next !== 'success') { throw next; }
    return 'done';
  });
}

describe('the wait after an attempt', () => {
  test.each([
    [1, 400],
    [2, 800],
    [3, 1_600],
    [4, 3_200],
    [5, 6_400],
    [6, 8_000],
    [60, 8_000],
  ])('%i is below %i ms, and anything down to none', (attempt, bound) => {
    expect([delay(attempt, () => 0), delay(attempt, () => 1 - Number.EPSILON)]).toEqual([0, bound - 1]);
  });
});

describe('a call', () => {
  test('that succeeds is made once', async () => {
    expect([await retry(['success']), calls]).toEqual(['done', [0]]);
  });

  test('that fails in passing is made again after each wait', async () => {
    expect([await retry([THROTTLED, THROTTLED, 'success']), calls]).toEqual(['done', [0, 200, 600]]);
  });

  test('that fails for good is made once', async () => {
    await expect(retry([failing('ValidationException', 400)])).rejects.toEqual(new OperationError('Call', failing('ValidationException', 400)));
    expect(calls).toEqual([0]);
  });

  test('that fails in passing for ever ends with what was answered last', async () => {
    await expect(retry([CONFLICT, THROTTLED], { operation: { name: 'Call', alsoRetryable: 'ConflictException' } }))
      .rejects.toMatchObject({ name: 'ThrottlingException', operation: 'Call', httpStatus: 429 });
  });

  test.each([0, 0.1, 0.5, 0.999])('is never made after the deadline (dice: %d)', async (dice) => {
    clock.sleep = async (milliseconds) => clock.advance(milliseconds + 10); // and each call takes its time
    await retry([THROTTLED], { random: () => dice }).catch(() => undefined);
    expect(Math.max(...calls)).toBeLessThan(60_000);
  });

  test('is not made at all if no time is left', async () => {
    await expect(retry(['success'], { time: 0 })).rejects.toThrow('No time was left to call it.');
    expect(calls).toEqual([]);
  });

  test('is made again for the error that passes for this operation alone', async () => {
    const operation = { name: 'Call', alsoRetryable: 'ConflictException' };
    expect(await retry([CONFLICT, 'success'], { operation })).toBe('done');
  });

  test('is not made again for that error otherwise', async () => {
    await expect(retry([CONFLICT, 'success'])).rejects.toMatchObject({ name: 'ConflictException' });
  });
});

describe('a call that is forbidden', () => {
  test('is made again, for permissions take time to arrive', async () => {
    expect(await retry([FORBIDDEN, FORBIDDEN, FORBIDDEN, 'success'])).toBe('done');
  });

  test('is given up 75 seconds after the start of the event', async () => {
    await retry([FORBIDDEN], { time: 155_000 }).catch(() => undefined);
    expect([Math.max(...calls) < 75_000, Math.max(...calls) >= 71_000]).toEqual([true, true]);
  });

  test('is made once if those 75 seconds are over', async () => {
    clock.advance(75_000);
    await retry([FORBIDDEN], { time: 155_000 }).catch(() => undefined);
    expect(calls).toEqual([75_000]);
  });

  test('is given up earlier where the deadline is earlier', async () => {
    await retry([FORBIDDEN], { time: 10_000 }).catch(() => undefined);
    expect(Math.max(...calls)).toBeLessThan(10_000);
  });
});

describe('the log', () => {
  const failed = { operation: 'Call', attempt: 1, milliseconds: 0, httpStatus: 429, errorName: 'ThrottlingException', reason: 'No' };

  test('has a line for each attempt', async () => {
    await retry([THROTTLED, 'success']);
    expect(log).toEqual([
      ['WARN', 'Call answered ThrottlingException, trying again', failed],
      ['INFO', 'Call succeeded', { operation: 'Call', attempt: 2, milliseconds: 0 }],
    ]);
  });

  test('tells an error that ends the call', async () => {
    await retry([THROTTLED], { time: 1 }).catch(() => undefined);
    expect(log).toEqual([['INFO', 'Call answered ThrottlingException', failed]]);
  });
});
