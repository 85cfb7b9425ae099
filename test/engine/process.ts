import { VirtualTime } from './virtual-time';
import { Clock } from '../../src/handler/clock';

/** Called around each call that leaves the process; true kills it. */
export type Reaper = (call: string, number: number, when: 'before' | 'after') => boolean;

/**
 * The process that one run of the function lives in. Once it is dead, nothing of it runs any more: what it waits
 * for never comes, and what it calls is never called. What it has sent already takes its effect all the same.
 */
export class Process {
  /** Time as seen from inside. */
  public readonly clock: Clock;
  /** Resolves when the process has died. */
  public readonly death: Promise<void>;
  public readonly calls: string[] = [];
  private dead = false;
  private die!: () => void;

  constructor(time: VirtualTime, private readonly reaper: Reaper) {
    this.death = new Promise((resolve) => { this.die = resolve; });
    this.clock = {
      now: () => time.now(),
      sleep: async (milliseconds) => this.inside(time.sleep(milliseconds)),
      timeout: (milliseconds) => time.timeout(milliseconds, () => this.dead),
    };
  }

  public get isDead(): boolean {
    return this.dead;
  }

  public kill(): void {
    this.dead = true;
    this.die();
  }

  /** A call to the world outside. */
  public async call<T>(name: string, send: () => Promise<T>): Promise<T> {
    if (this.dead) { return new Promise(() => {}); }
    const number = this.calls.push(name);
    if (this.reaper(name, number, 'before')) {
      this.kill();
      return new Promise(() => {});
    }
    return this.inside(send().finally(() => {
      if (!this.dead && this.reaper(name, number, 'after')) { this.kill(); }
    }));
  }

  /** A promise that says nothing to the dead. */
  public async inside<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      promise.then((value) => { if (!this.dead) { resolve(value); } }, (error) => { if (!this.dead) { reject(error); } });
    });
  }
}
