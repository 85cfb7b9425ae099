/**
 * The facts that may appear in a log line. An allow-list by type: whole events, headers, payloads and the
 * ResponseURL have no field here, so they cannot be logged.
 */
export interface LogFields {
  readonly requestType?: string;
  readonly requestId?: string;
  readonly stackId?: string;
  readonly logicalResourceId?: string;
  readonly physicalResourceId?: string;
  readonly profilingGroupName?: string;
  readonly operation?: string;
  readonly outcome?: string;
  readonly attempt?: number;
  readonly milliseconds?: number;
  readonly httpStatus?: number;
  readonly errorName?: string;
  readonly reason?: string;
}

export type Level = 'INFO' | 'WARN' | 'ERROR';

export type Log = (level: Level, message: string, fields?: LogFields) => void;

/** A log whose every line is one JSON object on standard output: the sentence first, then the facts. */
export function jsonLog(common: LogFields, write: (line: string) => void = console.log): Log {
  return (level, message, fields = {}) => write(JSON.stringify({ level, message, ...common, ...fields }));
}
