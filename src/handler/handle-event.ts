import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
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
import { DescribeStackResource, describeStackResourceBy, recordOf } from './resource-record';
import { Response, failedResponse, successResponse } from './response';
import { Budget } from './retry';

/** The two services that the handler talks to. */
export interface Clients {
  readonly profiler: CodeGuruProfilerClient;
  readonly describeStackResource: DescribeStackResource;
}

/** The connection pools outlive an invocation. Retries are ours, for only we know the deadline. */
export function createClients(): Clients {
  return {
    profiler: new CodeGuruProfilerClient({ maxAttempts: 1 }),
    describeStackResource: describeStackResourceBy(new CloudFormationClient({ maxAttempts: 1 })),
  };
}

/** Does what an event asks for, and says how it went. */
export async function handleEvent(rawEvent: unknown, clients: Clients, budget: Budget, log: Log): Promise<Response> {
  const event = parseEvent(rawEvent);
  const api = new ProfilerApi(clients.profiler, budget, log);
  const readRecord = () => recordOf(event, clients.describeStackResource, budget, log);
  try {
    return successResponse(event, await dispatch(event, { api, readRecord, budget, log }));
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
