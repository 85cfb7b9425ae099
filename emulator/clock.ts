import { setTimeout } from 'node:timers/promises';

/** Where the emulator takes the time from, so that tests can decide it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: ms => setTimeout(ms),
};
