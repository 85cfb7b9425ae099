import { Authorize, assertAuthorized } from './authorization';
import { Clock } from './clock';
import { ServiceError } from './errors';
import { Faults } from './faults';
import { HttpRequest, credentialScope } from './http-request';
import { readInput } from './input';
import { EMULATED_OPERATION_NAMES, Match, matchRoute } from './routes';
import { Store } from './store';
import { Throttle } from './throttle';
import { validate } from './validate';

/** One request to the service, logged when it arrives and completed when it is answered. */
export interface Call {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly operation: string;
  readonly region: string;
  readonly accessKeyId?: string;
  /** As it was read; a blob is given by its size. */
  input?: Record<string, unknown>;
  /** Absent while the call is under way, and for good if the connection was dropped. */
  status?: number;
  /** Name of the error. */
  error?: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface ServiceOptions {
  readonly clock: Clock;
  readonly store: Store;
  readonly faults: Faults;
  readonly calls: Call[];
  /** For requests that name none. */
  readonly region: string;
  readonly groupQuota: number;
  readonly authorize: Authorize;
  readonly throttle?: Throttle;
}

/** Takes a request through routing, faults, throttling, validation and authorization to its operation. */
export class Service {
  constructor(private readonly options: ServiceOptions) {}

  /** Throws ServiceError or ConnectionDropped in place of an answer. */
  async handle(request: HttpRequest): Promise<Answer> {
    const match = route(request);
    const { accessKeyId, region = this.options.region } = credentialScope(request);
    const call: Call = { time: this.options.clock.now(), operation: match.operation.name, region, accessKeyId };
    this.options.calls.push(call);
    try {
      const answer = await this.answer(match, request, call);
      call.status = answer.status;
      return answer;
    } catch (error) {
      call.error = (error as Error).name;
      if (error instanceof ServiceError) call.status = error.status;
      throw error;
    }
  }

  private async answer(match: Match, request: HttpRequest, call: Call): Promise<Answer> {
    const { faults } = this.options;
    const striking = faults.onCall(call.operation);
    try {
      const input = readInput(match, request);
      call.input = loggable(input);
      await faults.strike(striking, 'before');
      return await this.perform(match, input, call);
    } finally {
      await faults.strike(striking, 'after');
    }
  }

  private async perform({ operation }: Match, input: Record<string, unknown>, call: Call): Promise<Answer> {
    const { authorize, clock, groupQuota, store, throttle } = this.options;
    const region = store.region(call.region);
    throttle?.admit();
    validate(operation.input, input);
    await assertAuthorized(authorize, operation.name, input, region, call.accessKeyId);
    return { status: operation.status, body: operation.run({ region, now: clock.now(), groupQuota }, input) };
  }
}

function route({ method, path }: HttpRequest): Match {
  const match = matchRoute(method, path);
  if (match) return match;
  throw new ServiceError('UnknownOperationException',
    `${method} ${path} is no operation of CodeGuru Profiler. Only its management API is emulated: ${EMULATED_OPERATION_NAMES.join(', ')}.`);
}

function loggable(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).map(([member, value]) =>
    [member, Buffer.isBuffer(value) ? `${value.length} bytes` : value]));
}
