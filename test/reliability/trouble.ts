import fc from 'fast-check';
import { Fault } from '../../emulator/faults';
import { DescribeFault, Engine, LambdaFault, ResponseFault } from '../engine/engine';

/** Something that goes wrong in the course of a round, and where. */
export type Trouble =
  | { readonly at: 'service'; readonly fault: Fault }
  | { readonly at: 'lambda'; readonly fault: LambdaFault }
  | { readonly at: 'response'; readonly fault: ResponseFault }
  | { readonly at: 'record'; readonly fault: DescribeFault };

export function cause(engine: Engine, trouble: Trouble): void {
  switch (trouble.at) {
    case 'service': return engine.faults.inject(trouble.fault);
    case 'lambda': return engine.lambda.inject(trouble.fault);
    case 'response': return engine.responses.inject(trouble.fault);
    case 'record': return engine.describeStackResource.inject(trouble.fault);
  }
}

export function clearTroubles({ faults, lambda, responses, describeStackResource }: Engine): void {
  [faults, lambda, responses, describeStackResource].forEach((script) => script.clear());
}

const OPERATIONS = [
  'CreateProfilingGroup', 'DescribeProfilingGroup', 'UpdateProfilingGroup', 'DeleteProfilingGroup', 'TagResource', 'UntagResource',
];
/** Errors that the service may give for any operation without lying about the state it is in. */
const ERRORS = [
  'ThrottlingException', 'InternalServerException', 'AccessDeniedException', 'ConflictException', 'ServiceQuotaExceededException', 'ValidationException',
];
const LONG_MESSAGE = '“Überlänge” '.repeat(500);

const undefinable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** Mostly once or a few times; sometimes for as long as the round takes. */
const times = fc.constantFrom(1, 1, 2, 3, 8, 1_000);
const nth = fc.constantFrom(1, 1, 2, 3, 5);
const when = fc.constantFrom('before' as const, 'after' as const);
const RequestType = undefinable(fc.constantFrom('Create' as const, 'Update' as const, 'Delete' as const));
const on = fc.record({ RequestType });
const operation = undefinable(fc.constantFrom(...OPERATIONS));

const serviceFault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('fail' as const),
    error: fc.constantFrom(...ERRORS),
    message: fc.constantFrom(undefined, undefined, LONG_MESSAGE),
    operation,
    nth,
    times,
    when,
  }),
  fc.record({ kind: fc.constant('drop' as const), operation, nth, times, when }),
  fc.record({ kind: fc.constant('delay' as const), ms: fc.constantFrom(500, 3_000, 9_500), operation, nth, times: fc.constantFrom(1, 3), when }),
);

const call = fc.oneof(fc.constantFrom(...OPERATIONS, 'PUT', 'DescribeStackResource'), fc.integer({ min: 1, max: 6 }));
const lambdaFault: fc.Arbitrary<LambdaFault> = fc.oneof(
  fc.record({ kind: fc.constant('kill' as const), call, when, nth: fc.constantFrom(1, 1, 2), times: fc.constantFrom(1, 2, 3, 1_000), on }),
  fc.record({ kind: fc.constant('killAfter' as const), ms: fc.nat(3_000), nth, times: fc.constantFrom(1, 2, 3), on }),
  fc.record({ kind: fc.constant('failInit' as const), nth, times: fc.constantFrom(1, 2, 3), on }),
  fc.record({ kind: fc.constant('duplicate' as const), afterMs: fc.oneof(fc.nat(3_000), fc.nat(60_000), fc.nat(3_600_000)), nth, times: fc.constantFrom(1, 3), on }),
  fc.record({ kind: fc.constant('delay' as const), ms: fc.constantFrom(2_000, 30_000, 300_000), nth, on }),
);

const responseFault: fc.Arbitrary<ResponseFault> = fc.oneof(
  fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(403, 500, 503), nth, times: fc.constantFrom(1, 3, 6, 60), on }),
  fc.record({ kind: fc.constant('drop' as const), when, nth, times: fc.constantFrom(1, 3, 6, 60), on }),
  fc.record({ kind: fc.constant('delay' as const), ms: fc.constantFrom(1_000, 9_000, 15_000), nth, times: fc.constantFrom(1, 3), on }),
);

const recordFault: fc.Arbitrary<DescribeFault> = fc.oneof(
  fc.record({ kind: fc.constant('fail' as const), nth, times }),
  fc.record({ kind: fc.constant('delay' as const), ms: fc.constantFrom(1_000, 6_000), nth, times: fc.constantFrom(1, 3, 1_000) }),
);

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ at: fc.constant('service' as const), fault: serviceFault }) },
  { weight: 4, arbitrary: fc.record({ at: fc.constant('lambda' as const), fault: lambdaFault }) },
  { weight: 2, arbitrary: fc.record({ at: fc.constant('response' as const), fault: responseFault }) },
  { weight: 1, arbitrary: fc.record({ at: fc.constant('record' as const), fault: recordFault }) },
);

export const troubles = fc.array(trouble, { minLength: 1, maxLength: 3 });
