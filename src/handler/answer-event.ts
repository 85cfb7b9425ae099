import { Clock } from './clock';
import { issuedAt } from './event-age';
import { Log, jsonLog } from './log';
import { refusedId } from './physical-resource-id';
import { SERVICE_TIMEOUT } from './resource-schema';
import { Frame, Response, failedResponse, serialize } from './response';
import { Put, uploadResponse } from './response-upload';
import { Budget } from './retry';

/** What the handler runs in: Lambda, or a test. */
export interface Surroundings {
  readonly clock: Clock;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly put: Put;
  /** Writes a line to the log. */
  readonly write: (line: string) => void;
  /** Does what an event asks for. */
  readonly handle: (event: unknown, budget: Budget, log: Log) => Promise<Response>;
}

/** An event as it arrives: unchecked. */
export interface RawEvent extends Frame {
  readonly RequestType?: string;
  readonly ResponseURL?: string;
}

/** Kept back from the work, so that there is always time to answer. */
const ANSWER_RESERVE = 25_000;
const LAST_MOMENT = 2_000;

/**
 * Handles one event and sends one answer.
 *
 * @throws if the answer did not arrive, so that Lambda runs the event again
 */
export async function answerEvent(event: RawEvent, remainingMilliseconds: number, surroundings: Surroundings): Promise<void> {
  const { clock, random, put, write } = surroundings;
  const startedAt = clock.now();
  const ends = startedAt + remainingMilliseconds;
  const log = jsonLog({ requestId: event.RequestId, stackId: event.StackId, logicalResourceId: event.LogicalResourceId }, write);
  log('INFO', `${event.RequestType} requested`, { requestType: event.RequestType, physicalResourceId: event.PhysicalResourceId });

  const issued = issuedAt(event.ResponseURL);
  if (issued !== undefined && startedAt - issued > SERVICE_TIMEOUT * 1_000) {
    return log('WARN', 'Too late: CloudFormation has stopped waiting for this event. Nothing was done');
  }

  const response = await respond(event, { clock, random, startedAt, deadline: ends - ANSWER_RESERVE }, log, surroundings);
  log(response.Status === 'SUCCESS' ? 'INFO' : 'ERROR', `${event.RequestType} ended with ${response.Status}`, {
    outcome: response.Status,
    physicalResourceId: response.PhysicalResourceId,
    reason: response.Reason,
    milliseconds: clock.now() - startedAt,
  });

  if (!event.ResponseURL) { return log('ERROR', 'The event has no ResponseURL; nobody can be answered'); }
  await uploadResponse(event.ResponseURL, serialize(response), { clock, random, put, deadline: ends - LAST_MOMENT }, log);
}

async function respond(event: RawEvent, budget: Budget, log: Log, { handle }: Surroundings): Promise<Response> {
  try {
    return await handle(event, budget, log);
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return failedResponse(event, reason, event.PhysicalResourceId || refusedId(event.LogicalResourceId || 'unknown'));
  }
}
