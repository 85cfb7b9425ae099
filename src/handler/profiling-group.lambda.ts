import type { Context } from 'aws-lambda';
import { SYSTEM_CLOCK } from './clock';
import { Log, jsonLog } from './log';
import { refusedId } from './physical-resource-id';
import { Frame, Response, failedResponse, serialize } from './response';
import { uploadResponse } from './response-upload';

/** Kept back from the work, so that there is always time to answer. */
const ANSWER_RESERVE = 25_000;
const LAST_MOMENT = 2_000;

type Implementation = typeof import('./handle-event');

/** The rest is loaded here, so that even if it cannot be, CloudFormation gets an answer instead of silence. */
function load(): { implementation: Implementation; client: ReturnType<Implementation['createClient']> } | { failure: unknown } {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const implementation: Implementation = require('./handle-event');
    return { implementation, client: implementation.createClient() };
  } catch (failure) {
    return { failure };
  }
}

const loaded = load();

/** The custom resource's handler: one event in, one answer out. */
export async function handler(event: Frame & { readonly RequestType?: string; readonly ResponseURL?: string }, context: Context): Promise<void> {
  const startedAt = SYSTEM_CLOCK.now();
  const ends = startedAt + context.getRemainingTimeInMillis();
  const log = jsonLog({ requestId: event.RequestId, stackId: event.StackId, logicalResourceId: event.LogicalResourceId });
  log('INFO', `${event.RequestType} requested`, { requestType: event.RequestType, physicalResourceId: event.PhysicalResourceId });

  const response = await answer(event, startedAt, ends - ANSWER_RESERVE, log);
  log(response.Status === 'SUCCESS' ? 'INFO' : 'ERROR', `${event.RequestType} ended with ${response.Status}`, {
    outcome: response.Status,
    physicalResourceId: response.PhysicalResourceId,
    reason: response.Reason,
    milliseconds: SYSTEM_CLOCK.now() - startedAt,
  });

  if (!event.ResponseURL) { return log('ERROR', 'The event has no ResponseURL; nobody can be answered'); }
  await uploadResponse(event.ResponseURL, serialize(response), { clock: SYSTEM_CLOCK, random: Math.random, deadline: ends - LAST_MOMENT }, log);
}

async function answer(event: Frame, startedAt: number, deadline: number, log: Log): Promise<Response> {
  try {
    if ('failure' in loaded) { throw loaded.failure; }
    const budget = { clock: SYSTEM_CLOCK, random: Math.random, startedAt, deadline };
    return await loaded.implementation.handleEvent(event, loaded.client, budget, log);
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return failedResponse(event, reason, event.PhysicalResourceId || refusedId(event.LogicalResourceId || 'unknown'));
  }
}
