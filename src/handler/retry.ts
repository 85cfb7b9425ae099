import { Clock } from './clock';
import { Log } from './log';
import { OperationError } from './operation-error';

const FIRST_DELAY = 200;
const LONGEST_DELAY = 8_000;
/** A role made seconds ago may not be known to IAM everywhere yet. */
const ACCESS_PATIENCE = 75_000;

/** What an invocation may spend: until when it may start calls, and by what clock and dice. */
export interface Budget {
  readonly clock: Clock;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly startedAt: number;
  /** No call starts after this time: what is left then is for the answer. */
  readonly deadline: number;
}

/** An operation, and the errors of it that pass by waiting although in general they do not. */
export interface Operation {
  readonly name: string;
  readonly alsoRetryable?: string;
}

/**
 * Runs a call until it succeeds, fails for good, or the budget is spent; waits in between, longer each time and
 * by chance, so that many groups do not knock in step. The call must be safe to repeat. One that returns undefined turned
 * out not to be needed, and the log says nothing of it.
 *
 * @throws OperationError with the last answer
 */
export async function withRetries<T>(operation: Operation, budget: Budget, log: Log, call: () => Promise<T>): Promise<T> {
  const { clock } = budget;
  for (let attempt = 1; ; attempt++) {
    const begun = clock.now();
    if (begun >= budget.deadline) {
      throw new OperationError(operation.name, { name: 'OutOfTime', message: 'No time was left to call it.' });
    }
    try {
      const result = await call();
      if (result !== undefined) {
        log('INFO', `${operation.name} succeeded`, { operation: operation.name, attempt, milliseconds: clock.now() - begun });
      }
      return result;
    } catch (cause) {
      if (cause instanceof OperationError) { throw cause; } // of an operation within, which had its own tries
      const error = new OperationError(operation.name, cause);
      const wait = delay(attempt, budget.random);
      const again = clock.now() + wait < patience(error, operation, budget);
      log(again ? 'WARN' : 'INFO', `${operation.name} answered ${error.name}${again ? ', trying again' : ''}`, {
        operation: operation.name,
        attempt,
        milliseconds: clock.now() - begun,
        httpStatus: error.httpStatus,
        errorName: error.name,
        reason: error.message,
      });
      if (!again) { throw error; }
      await clock.sleep(wait);
    }
  }
}

/** Milliseconds to wait after an attempt: anything up to a bound that doubles each time. */
export function delay(attempt: number, random: () => number): number {
  return Math.floor(random() * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** attempt));
}

/** The time until which such an error is met with another try. */
function patience(error: OperationError, { alsoRetryable }: Operation, { startedAt, deadline }: Budget): number {
  if (error.isForbidden) { return Math.min(deadline, startedAt + ACCESS_PATIENCE); }
  return error.isRetryable || error.name === alsoRetryable ? deadline : 0;
}
