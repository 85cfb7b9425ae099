import { CodeGuruProfilerClient } from '@aws-sdk/client-codeguruprofiler';
import { ResourceEvent, parseEvent } from './event';
import { Failure } from './failure';
import { Invocation } from './invocation';
import { Log } from './log';
import { onCreate } from './on-create';
import { onDelete } from './on-delete';
import { onUpdate } from './on-update';
import { Outcome } from './outcome';
import { ProfilerApi } from './profiler-api';
import { Response, failedResponse, successResponse } from './response';
import { Budget } from './retry';

/** The connection pool outlives an invocation. Retries are ours, for only we know the deadline. */
export function createClient(): CodeGuruProfilerClient {
  return new CodeGuruProfilerClient({ maxAttempts: 1 });
}

/** Does what an event asks for, and says how it went. */
export async function handleEvent(rawEvent: unknown, client: CodeGuruProfilerClient, budget: Budget, log: Log): Promise<Response> {
  const event = parseEvent(rawEvent);
  try {
    const outcome = await dispatch(event, { api: new ProfilerApi(client, budget, log), budget, log });
    return successResponse(event, outcome);
  } catch (error) {
    const { message, physicalResourceId } = error as Failure;
    return failedResponse(event, message, physicalResourceId);
  }
}

function dispatch(event: ResourceEvent, invocation: Invocation): Promise<Outcome> {
  switch (event.RequestType) {
    case 'Create': return onCreate(event, invocation);
    case 'Update': return onUpdate(event, invocation);
    case 'Delete': return onDelete(event, invocation);
  }
}
