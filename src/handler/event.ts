import { RawProperties } from './desired-state';

interface Frame {
  readonly RequestId: string;
  readonly StackId: string;
  readonly LogicalResourceId: string;
  readonly ResponseURL: string;
  readonly ResourceProperties: RawProperties;
}

export interface CreateEvent extends Frame {
  readonly RequestType: 'Create';
}

export interface UpdateEvent extends Frame {
  readonly RequestType: 'Update';
  readonly PhysicalResourceId: string;
  readonly OldResourceProperties: RawProperties;
}

export interface DeleteEvent extends Frame {
  readonly RequestType: 'Delete';
  readonly PhysicalResourceId: string;
}

/** What CloudFormation asks of a custom resource, as far as this handler uses it. */
export type ResourceEvent = CreateEvent | UpdateEvent | DeleteEvent;

const REQUIRED = {
  Create: [],
  Update: ['PhysicalResourceId'],
  Delete: ['PhysicalResourceId'],
} as const;

/** An event that CloudFormation would never send. */
export class MalformedEventError extends Error {
  public readonly name = 'MalformedEventError';
}

/** Checks what the handler relies on. Properties may be missing or of any shape: judging them comes later. */
export function parseEvent(raw: unknown): ResourceEvent {
  const event = (raw ?? {}) as Record<string, unknown>;
  const required = REQUIRED[event.RequestType as keyof typeof REQUIRED];
  if (required === undefined) {
    throw new MalformedEventError(`RequestType must be Create, Update or Delete, but is ${JSON.stringify(event.RequestType)}`);
  }
  for (const field of ['RequestId', 'StackId', 'LogicalResourceId', 'ResponseURL', ...required]) {
    if (typeof event[field] !== 'string' || event[field] === '') {
      throw new MalformedEventError(`${field} must be a non-empty string`);
    }
  }
  return { ResourceProperties: {}, OldResourceProperties: {}, ...event } as unknown as ResourceEvent;
}
