import { getEventListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Heap, Timer } from './heap';

export const START = Date.UTC(2026, 0, 1);

/**
 * A time that leaps to the next thing that is due as soon as all that can run now has run. It passes only while
 * somebody waits for something (`pass`, `drain`), so a test between two steps finds the world standing still.
 * Nothing in here may wait for the real world: all that runs must run on promises.
 */
export class VirtualTime {
  private time = START;
  private readonly timers = new Heap();
  private readonly waiting = new Set<(stuck: Error) => void>();
  private idle: (() => void)[] = [];
  private running = false;

  public now(): number {
    return this.time;
  }

  public async sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  /** @param action may return false to say that it has set nothing in motion */
  public after(milliseconds: number, action: () => void | false): Timer {
    return this.timers.add(this.time + Math.max(0, Math.round(milliseconds)), action);
  }

  public timeout(milliseconds: number, isDead: () => boolean = () => false): AbortSignal {
    const controller = new AbortController();
    this.after(milliseconds, () => {
      if (isDead()) { return false; }
      const heard = getEventListeners(controller.signal, 'abort').length > 0;
      controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
      return heard ? undefined : false;
    });
    return controller.signal;
  }

  /** Lets time pass until the work is done. */
  public async pass<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.add(reject);
      work.then(resolve, reject).finally(() => this.waiting.delete(reject));
      void this.run();
    });
  }

  /** Lets time pass until nothing is due any more. */
  public async drain(): Promise<void> {
    return this.pass(new Promise((resolve) => this.idle.push(resolve)));
  }

  private async run(): Promise<void> {
    if (this.running) { return; }
    this.running = true;
    for (await setImmediate(); this.waiting.size > 0; await setImmediate()) { this.leap(); }
    this.running = false;
  }

  /** Wakes the next sleeper. */
  private leap(): void {
    for (let timer = this.timers.take(); timer; timer = this.timers.take()) {
      this.time = timer.at;
      if (timer.action() !== false) { return; }
    }
    if (this.idle.length > 0) {
      this.idle.splice(0).forEach((resolve) => resolve());
    } else {
      const stuck = new Error('Nothing is due any more, and still somebody waits.');
      this.waiting.forEach((reject) => reject(stuck));
      this.waiting.clear();
    }
  }
}
