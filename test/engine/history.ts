/** One line of a stack's events. */
export interface HistoryEvent {
  readonly time: number;
  readonly stackId: string;
  /** The stack's name for events of the stack itself. */
  readonly logicalResourceId: string;
  readonly physicalResourceId?: string;
  readonly status: string;
  readonly reason?: string;
}

/** One run of the function for one event. */
export interface Invocation {
  readonly requestId: string;
  readonly requestType: string;
  readonly logicalResourceId: string;
  readonly startedAt: number;
  endedAt?: number;
  outcome?: 'returned' | 'threw' | 'killed' | 'timed out' | 'init failed';
  /** The calls that left the process, in order. */
  readonly calls: string[];
}

/** Something that no handler may do, whatever happens to it. */
export interface Violation {
  readonly time: number;
  readonly kind:
  /** CloudFormation would refuse the answer. */
  | 'invalid answer'
  /** One run sent two different answers. */
  | 'two answers'
  /** Two runs of one event disagreed on its status or physical resource ID before CloudFormation had read the answer. */
  | 'conflicting answers'
  /** A part of the ResponseURL in the log. */
  | 'secret in log';
  readonly text: string;
  readonly requestId?: string;
}
