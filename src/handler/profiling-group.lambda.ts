import type { Context } from 'aws-lambda';
import { RawEvent, Surroundings, answerEvent } from './answer-event';
import { SYSTEM_CLOCK } from './clock';
import { putByHttp } from './response-upload';

type Implementation = typeof import('./handle-event');

/** The rest is loaded here, so that even if it cannot be, CloudFormation gets an answer instead of silence. */
function load(): Surroundings['handle'] {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { createClients, handleEvent }: Implementation = require('./handle-event');
    const clients = createClients();
    return (event, budget, log) => handleEvent(event, clients, budget, log);
  } catch (error) {
    return () => Promise.reject(error);
  }
}

const handle = load();

/** The custom resource's handler, as Lambda calls it. */
export function handler(event: RawEvent, context: Context): Promise<void> {
  const write = (line: string) => console.log(line);
  return answerEvent(event, context.getRemainingTimeInMillis(), { clock: SYSTEM_CLOCK, random: Math.random, put: putByHttp, write, handle });
}
