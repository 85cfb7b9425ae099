import { ServiceError } from './errors';
import { Fault, Faults } from './faults';
import { HttpRequest, parseJsonBody } from './http-request';
import { OPERATION_NAMES } from './routes';
import { Answer, Call } from './service';
import { integer, oneOf, string, structure } from './shapes';
import { validate } from './validate';

/** What processes that cannot call the emulator's objects may do with it over HTTP. */
export interface Controls {
  readonly calls: Call[];
  readonly faults: Faults;
  reset(): void;
}

const PREFIX = '/_emulator/';

const FAULT_TIMING = {
  operation: oneOf(...OPERATION_NAMES),
  nth: integer({ min: 1 }),
  times: integer({ min: 1 }),
  when: oneOf('before', 'after'),
};

const FAULT_BY_KIND = {
  fail: structure({ kind: oneOf('fail'), error: string({ min: 1 }) }, { ...FAULT_TIMING, message: string(), status: integer({ min: 400, max: 599 }) }),
  delay: structure({ kind: oneOf('delay'), ms: integer({ min: 0 }) }, FAULT_TIMING),
  drop: structure({ kind: oneOf('drop') }, FAULT_TIMING),
};

const ANY_FAULT = structure({ kind: oneOf(...Object.keys(FAULT_BY_KIND)) });

/** Answers a request to the emulator itself; undefined for one to the service. */
export function handleControl(request: HttpRequest, { calls, faults, reset }: Controls): Answer | undefined {
  if (!request.path.startsWith(PREFIX)) return undefined;
  switch (`${request.method} ${request.path.slice(PREFIX.length)}`) {
    case 'GET health':
      return { status: 200, body: { status: 'ok' } };
    case 'GET calls':
      return { status: 200, body: { calls } };
    case 'DELETE calls':
      return done(() => calls.splice(0));
    case 'POST faults':
      return done(() => faults.inject(...readFaults(request)));
    case 'DELETE faults':
      return done(() => faults.clear());
    case 'POST reset':
      return done(reset);
    default:
      throw new ServiceError('UnknownOperationException', `${request.method} ${request.path} is not part of the emulator's control API.`);
  }
}

function done(action: () => unknown): Answer {
  action();
  return { status: 204 };
}

/** One fault or a list of them; all are checked before any is injected. */
function readFaults(request: HttpRequest): Fault[] {
  const body = parseJsonBody(request);
  return (Array.isArray(body) ? body : [body]).map(fault => {
    validate(ANY_FAULT, fault);
    validate<unknown>(FAULT_BY_KIND[fault.kind as Fault['kind']], fault);
    return fault as unknown as Fault;
  });
}
