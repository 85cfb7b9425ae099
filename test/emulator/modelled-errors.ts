import { CodeGuruProfilerServiceException } from '@aws-sdk/client-codeguruprofiler';
import { EmulatorFixture } from './with-emulator';

const STATUS = {
  AccessDeniedException: 403,
  ConflictException: 409,
  InternalServerException: 500,
  ResourceNotFoundException: 404,
  SerializationException: 400,
  ServiceQuotaExceededException: 402,
  ThrottlingException: 429,
  ValidationException: 400,
};

export type ErrorName = keyof typeof STATUS;

/** Matches what the SDK throws for an error of the service. */
export function serviceError(name: ErrorName, message?: unknown) {
  return expect.objectContaining({
    name,
    $metadata: expect.objectContaining({ httpStatusCode: STATUS[name] }),
    ...message ? { message } : {},
  });
}

/** Matches what goes over the wire for an error of the service. */
export function rawError(name: ErrorName, message: unknown = expect.any(String)) {
  return expect.objectContaining({ status: STATUS[name], error: name, body: { message } });
}

/** Each error that the model declares for an operation reaches the SDK as what it is. */
export function testModelledErrors(
  { fixture, operation, send, errors }: {
    readonly fixture: EmulatorFixture;
    readonly operation: string;
    readonly send: () => Promise<unknown>;
    readonly errors: ErrorName[];
  },
): void {
  test.each(errors)('%s reaches the SDK with its name, status and message', async error => {
    fixture.emulator.faults.inject({ operation, kind: 'fail', error, message: 'as the model declares' });

    const thrown = await send().catch(reason => reason);

    expect(thrown).toBeInstanceOf(CodeGuruProfilerServiceException);
    expect(thrown).toEqual(serviceError(error, 'as the model declares'));
  });
}
