import { Log } from './log';
import { ProfilerApi } from './profiler-api';
import { Budget } from './retry';

/** What one run of the handler works with. */
export interface Invocation {
  readonly api: ProfilerApi;
  readonly budget: Budget;
  readonly log: Log;
}
