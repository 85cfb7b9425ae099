import { Clock } from '../../emulator/clock';

/** A clock that stands still until it is told otherwise. */
export class ManualClock implements Clock {
  private sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  private watchers: (() => void)[] = [];

  constructor(private time = Date.UTC(2026, 0, 1)) {}

  now(): number {
    return this.time;
  }

  sleep(ms: number): Promise<void> {
    const slept = new Promise<void>(wake => this.sleepers.push({ until: this.time + ms, wake }));
    this.watchers.splice(0).forEach(notice => notice());
    return slept;
  }

  /** Lets time pass and wakes whoever has slept enough. */
  advance(ms: number): void {
    this.time += ms;
    const rested = this.sleepers.filter(({ until }) => until <= this.time);
    this.sleepers = this.sleepers.filter(({ until }) => until > this.time);
    rested.forEach(({ wake }) => wake());
  }

  /** Resolves as soon as somebody sleeps. */
  async someoneSleeps(): Promise<void> {
    while (this.sleepers.length === 0) await new Promise<void>(notice => this.watchers.push(notice));
  }
}
