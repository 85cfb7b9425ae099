import { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { ServiceError } from './errors';

const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** A request that was read to its end. */
export interface HttpRequest {
  readonly method: string;
  /** Still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const [path, ...query] = message.url!.split('?');
  return {
    method: message.method!,
    path,
    query: new URLSearchParams(query.join('?')),
    headers: message.headers,
    body: await readBody(message),
  };
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) {
    throw new ServiceError('RequestEntityTooLargeException', `The request body has ${size} bytes; at most ${MAX_BODY_BYTES} are read.`);
  }
  return Buffer.concat(chunks);
}

/** An empty body counts as an empty object. */
export function parseJsonBody({ body }: HttpRequest): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ServiceError('SerializationException', 'The request body is not valid JSON.');
  }
}

/** Who signed the request and for which region, by its SigV4 credential scope. The signature itself is not checked. */
export function credentialScope({ headers }: HttpRequest): { accessKeyId?: string; region?: string } {
  const [, accessKeyId, region] = /Credential=([^/,\s]+)\/\d{8}\/([\w-]+)\//.exec(headers.authorization ?? '') ?? [];
  return { accessKeyId, region };
}
