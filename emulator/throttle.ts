import { Clock } from './clock';
import { ServiceError } from './errors';

export interface ThrottleOptions {
  readonly requestsPerSecond: number;
  /** How many requests may come at once. */
  readonly burst: number;
}

/** A token bucket: full at first, refilled steadily, one token a request. */
export class Throttle {
  private tokens: number;
  private filledAt: number;

  constructor(private readonly options: ThrottleOptions, private readonly clock: Clock) {
    this.tokens = options.burst;
    this.filledAt = clock.now();
  }

  admit(): void {
    const now = this.clock.now();
    const refill = (now - this.filledAt) / 1000 * this.options.requestsPerSecond;
    this.tokens = Math.min(this.options.burst, this.tokens + refill);
    this.filledAt = now;
    if (this.tokens < 1) throw new ServiceError('ThrottlingException', 'Rate exceeded');
    this.tokens -= 1;
  }

  reset(): void {
    this.tokens = this.options.burst;
    this.filledAt = this.clock.now();
  }
}
