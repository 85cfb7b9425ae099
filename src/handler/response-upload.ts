import { request as requestByHttp } from 'http';
import { request as requestByHttps } from 'https';
import { Clock } from './clock';
import { Log } from './log';
import { delay } from './retry';

const TRY_TIMEOUT = 10_000;
/** Refusals are met with two more tries: a pre-signed URL that is refused thrice will not be accepted later. */
const TRIES_IF_REFUSED = 3;

/** Sends a body once, and gives the status of the reply; throws where there is none. */
export type Put = (url: string, body: Buffer, signal: AbortSignal) => Promise<number>;

export interface UploadBudget {
  readonly clock: Clock;
  readonly random: () => number;
  readonly put: Put;
  /** No try starts after this time. */
  readonly deadline: number;
}

/** CloudFormation's answer box could not be reached, or refused the answer. */
export class ResponseUploadError extends Error {
  public readonly name = 'ResponseUploadError';
}

/**
 * Puts the answer where CloudFormation looks for it; the same bytes each time until they are accepted.
 *
 * @throws ResponseUploadError after which Lambda runs the event again. The answer itself never changes for it.
 */
export async function uploadResponse(responseUrl: string, body: Buffer, { clock, random, put, deadline }: UploadBudget, log: Log): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const httpStatus = await put(responseUrl, body, clock.timeout(TRY_TIMEOUT)).catch((error: NodeJS.ErrnoException) => {
      log('WARN', 'The answer could not be sent to CloudFormation', { attempt, errorName: error.code ?? error.name });
      return undefined;
    });
    if (httpStatus !== undefined && httpStatus < 300) {
      log('INFO', 'Answer sent to CloudFormation', { attempt, httpStatus });
      return;
    }
    if (httpStatus !== undefined) { log('WARN', 'The answer was not accepted', { attempt, httpStatus }); }
    const wait = delay(attempt, random);
    const refused = httpStatus !== undefined && httpStatus < 500 && ![408, 429].includes(httpStatus);
    if ((refused && attempt >= TRIES_IF_REFUSED) || clock.now() + wait >= deadline) {
      throw new ResponseUploadError(`CloudFormation did not get the answer after ${attempt} tries`);
    }
    await clock.sleep(wait);
  }
}

/** Asynchronous, so that a URL that cannot be read is an error like any other, and not one that holds the URL. */
export async function putByHttp(responseUrl: string, body: Buffer, signal: AbortSignal): Promise<number> {
  const url = new URL(responseUrl);
  const request = url.protocol === 'http:' ? requestByHttp : requestByHttps;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'PUT',
      // The signature of the URL covers an empty content type.
      headers: { 'content-type': '', 'content-length': body.byteLength },
      agent: false,
      signal,
    }, (reply) => {
      reply.resume();
      reply.on('error', reject);
      reply.on('end', () => resolve(reply.statusCode!));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
