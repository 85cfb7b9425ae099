import { Log } from './log';
import { ProfilerApi } from './profiler-api';
import { ResourceRecord } from './resource-record';
import { Budget } from './retry';

/** What one run of the handler works with. */
export interface Invocation {
  readonly api: ProfilerApi;
  /** What CloudFormation has on record about the event's resource; undefined if it cannot be read. */
  readonly readRecord: () => Promise<ResourceRecord | undefined>;
  readonly budget: Budget;
  readonly log: Log;
}
