import { Clock } from '../../src/handler/clock';

/** Where the clock of each test stands at first. */
export const START = Date.UTC(2026, 0, 1);

/** A clock on which nobody has to wait: whoever sleeps makes the time pass at once. */
export class LeapingClock implements Clock {
  /** How long each sleep was. */
  public sleeps: number[] = [];
  private time = START;

  public now(): number {
    return this.time;
  }

  public async sleep(milliseconds: number): Promise<void> {
    this.sleeps.push(milliseconds);
    this.time += milliseconds;
  }

  /** Real time: nothing in these tests hangs on it but what hangs in reality. */
  public timeout(milliseconds: number): AbortSignal {
    return AbortSignal.timeout(milliseconds);
  }

  public advance(milliseconds: number): void {
    this.time += milliseconds;
  }

  public startOver(): void {
    this.sleeps = [];
    this.time = START;
  }
}
