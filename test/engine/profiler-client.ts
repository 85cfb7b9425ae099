import { CodeGuruProfilerClient } from '@aws-sdk/client-codeguruprofiler';
import { abortable } from './abort';
import { Process } from './process';
import { HttpReply } from './routed-service';
import { HttpRequest } from '../../emulator/http-request';

/** Carries a request to the service and brings back the reply. */
export type Exchange = (request: HttpRequest) => Promise<HttpReply>;

interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string | string[]>;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array;
}

interface SdkOptions {
  readonly abortSignal?: AbortSignal;
  readonly exchange: Exchange;
}

/** The real client, shared by all processes, with nothing in it that would wait for the real world. */
const sdk = new CodeGuruProfilerClient({
  region: 'us-east-1',
  endpoint: 'https://codeguru-profiler.us-east-1.amazonaws.com',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  maxAttempts: 1,
  retryMode: 'standard',
  defaultsMode: 'standard',
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  defaultUserAgentProvider: async () => [['engine', '1']],
  signer: { sign: async (request: unknown) => request } as never,
  requestHandler: {
    handle: async (request: SdkRequest, { abortSignal, exchange }: SdkOptions) =>
      ({ response: await abortable(async () => exchange(asReceived(request)), abortSignal) }),
  } as never,
});

/** The client as one process has it. */
export function profilerClient(process: Process, exchange: Exchange): CodeGuruProfilerClient {
  return Object.assign(Object.create(sdk), {
    send: async (command: object, options: object = {}) =>
      process.call(command.constructor.name.replace(/Command$/, ''), async () => sdk.send(command as never, { ...options, exchange } as never)),
  });
}

function asReceived({ method, path, query, headers, body }: SdkRequest): HttpRequest {
  const parameters = Object.entries(query).flatMap(([key, value]) => [value].flat().map((each): [string, string] => [key, each]));
  return {
    method,
    path,
    query: new URLSearchParams(parameters),
    headers: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value])),
    body: Buffer.from(body ?? ''),
  };
}
