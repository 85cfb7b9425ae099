import { randomUUID } from 'node:crypto';
import { IncomingMessage, Server, ServerResponse, createServer as createHttpServer } from 'node:http';
import { ConnectionDropped, ServiceError } from './errors';
import { HttpRequest, readRequest } from './http-request';
import { Answer } from './service';

/** An HTTP server that answers by what `handle` returns or throws. */
export function createServer(handle: (request: HttpRequest) => Promise<Answer>): Server {
  return createHttpServer((message, response) => void serve(handle, message, response));
}

async function serve(handle: (request: HttpRequest) => Promise<Answer>, message: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { status, body } = await handle(await readRequest(message));
    send(response, status, body);
  } catch (error) {
    if (error instanceof ConnectionDropped) message.socket.destroy();
    else sendError(response, error instanceof ServiceError ? error : internalError(error));
  }
}

function sendError(response: ServerResponse, { name, status, message }: ServiceError): void {
  response.setHeader('x-amzn-errortype', name);
  send(response, status, { message });
}

function send(response: ServerResponse, status: number, body?: unknown): void {
  response.statusCode = status;
  response.setHeader('x-amzn-requestid', randomUUID());
  if (body === undefined) {
    response.end();
  } else {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  }
}

/** A defect of the emulator. */
function internalError(error: unknown): ServiceError {
  return new ServiceError('InternalServerException', `The emulator failed: ${(error as Error).stack}`);
}
