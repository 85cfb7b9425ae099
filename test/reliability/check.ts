import { inspect } from 'node:util';
import fc from 'fast-check';
import { Play, play } from './play';
import { schedules } from './schedule';
import { Handler } from '../engine/engine';

export interface Check {
  readonly seed: number;
  readonly numRuns: number;
  /** Of a failure that is to be seen again. */
  readonly path?: string;
  /** Default: the real one. */
  readonly handler?: Handler;
  /** Default true. */
  readonly shrink?: boolean;
  readonly onPlay?: (play: Play) => void;
}

export interface Result {
  /** How many schedules were played until one broke something, or all of them. */
  readonly numRuns: number;
  /** What broke, by which schedule, and how to see it again. */
  readonly failure?: string;
  readonly violations: readonly string[];
}

/** Plays random schedules until one breaks an invariant, which it then makes as short as it can. */
export async function checkSchedules({ seed, numRuns, path, handler, shrink = true, onPlay }: Check): Promise<Result> {
  let violations: readonly string[] = [];
  const property = fc.asyncProperty(schedules, async (schedule) => {
    const played = await play(schedule, handler);
    onPlay?.(played);
    if (played.violations.length === 0) { return true; }
    violations = played.violations;
    throw new Error(played.violations.join('\n'));
  });
  const result = await fc.check(property, { seed, path, numRuns, endOnFailure: !shrink });
  if (!result.failed) { return { numRuns: result.numRuns, violations: [] }; }
  const failure = [
    ...violations,
    inspect(result.counterexample?.[0], { depth: null, breakLength: 150 }),
    String((result.errorInstance as Error | undefined)?.stack ?? ''),
    `SCHEDULE_SEED=${seed} SCHEDULE_PATH=${result.counterexamplePath} npx jest test/reliability/properties`,
  ].join('\n');
  return { numRuns: result.numRuns, failure, violations };
}
