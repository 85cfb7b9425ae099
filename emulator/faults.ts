import { Clock } from './clock';
import { ConnectionDropped, ServiceError } from './errors';

interface FaultTiming {
  /** API name; every operation if absent. */
  readonly operation?: string;
  /** The first call to strike, counted from the injection over the calls that match; default 1. */
  readonly nth?: number;
  /** How many calls in a row to strike; default 1. */
  readonly times?: number;
  /** Before or after the call has its effect; default `before`. */
  readonly when?: 'before' | 'after';
}

/** Something that goes wrong on purpose. Those that strike the same call do so in the order of their injection. */
export type Fault = FaultTiming & (
  | { readonly kind: 'fail'; readonly error: string; readonly message?: string; readonly status?: number }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'drop' }
);

export class Faults {
  private injected: { readonly fault: Fault; calls: number }[] = [];

  constructor(private readonly clock: Clock) {}

  inject(...faults: Fault[]): void {
    this.injected.push(...faults.map(fault => ({ fault, calls: 0 })));
  }

  clear(): void {
    this.injected = [];
  }

  /** Counts a call and returns the faults that strike it. */
  onCall(operation: string): Fault[] {
    const matching = this.injected.filter(({ fault }) => (fault.operation ?? operation) === operation);
    matching.forEach(injection => injection.calls++);
    return matching
      .filter(({ fault: { nth = 1, times = 1 }, calls }) => calls >= nth && calls < nth + times)
      .map(({ fault }) => fault);
  }

  async strike(faults: Fault[], moment: 'before' | 'after'): Promise<void> {
    for (const fault of faults.filter(({ when = 'before' }) => when === moment)) {
      switch (fault.kind) {
        case 'delay':
          await this.clock.sleep(fault.ms);
          break;
        case 'fail':
          throw new ServiceError(fault.error, fault.message ?? `${fault.error} injected`, fault.status);
        case 'drop':
          throw new ConnectionDropped();
      }
    }
  }
}
