import { OperationError, reasonOf } from '../../src/handler/operation-error';

/** What the SDK throws for an answer of the service. */
const answered = (name: string, httpStatusCode: number, message = 'Told by the service') =>
  new OperationError('UpdateProfilingGroup', Object.assign(new Error(message), { name, $metadata: { httpStatusCode } }));

/** What the SDK throws where no answer came. */
const unanswered = (name: string, code?: string) =>
  new OperationError('UpdateProfilingGroup', Object.assign(new Error('Told by the network'), { name, code, $metadata: { attempts: 1 } }));

describe('what passes by waiting', () => {
  test.each([
    ['ThrottlingException', 429],
    ['TooManyRequestsException', 429],
    ['RequestTimeout', 408],
    ['InternalServerException', 500],
    ['BadGateway', 502],
    ['ServiceUnavailable', 503],
    ['GatewayTimeout', 504],
  ])('is %s (%i)', (name, status) => {
    expect(answered(name, status).isRetryable).toBe(true);
  });

  test.each([
    ['TimeoutError', 'ECONNRESET'],
    ['Error', 'ECONNREFUSED'],
    ['Error', 'ENOTFOUND'],
    ['AbortError', undefined],
    ['TimeoutError', undefined],
    ['CredentialsProviderError', undefined],
  ])('is %s %s of the network or the SDK', (name, code) => {
    expect(unanswered(name, code).isRetryable).toBe(true);
  });
});

describe('what does not pass by waiting', () => {
  test.each([
    ['ValidationException', 400],
    ['ServiceQuotaExceededException', 402],
    ['AccessDeniedException', 403],
    ['ResourceNotFoundException', 404],
    ['ConflictException', 409],
  ])('is %s (%i)', (name, status) => {
    expect(answered(name, status).isRetryable).toBe(false);
  });

  test('is a defect', () => {
    expect(new OperationError('UpdateProfilingGroup', new TypeError('undefined is not a function')).isRetryable).toBe(false);
  });
});

test.each([
  ['AccessDeniedException', 403, true],
  ['ExpiredTokenException', 403, true],
  ['ValidationException', 400, false],
])('%s (%i) is a matter of permission: %p', (name, status, forbidden) => {
  expect(answered(name, status).isForbidden).toBe(forbidden);
});

describe('the reason names operation, error, what the service said, and what to do', () => {
  test.each([
    [answered('ConflictException', 409), 'Something else is changing the group at the same time; deploy again.'],
    [answered('InternalServerException', 500), 'The service failed repeatedly; deploy again later.'],
    [answered('ResourceNotFoundException', 404), 'The group was deleted while it was being changed; deploy again.'],
    [answered('ServiceQuotaExceededException', 402),
      'Delete profiling groups that are not needed, or ask for a higher quota (Service Quotas, L-DA8D4E8D).'],
    [answered('ThrottlingException', 429), 'The service limited the rate of calls for too long; deploy again, or fewer groups at once.'],
    [answered('ValidationException', 400), 'Correct the property in the template.'],
    [answered('AccessDeniedException', 403),
      'Check the permissions of the handler\'s role, its permissions boundary and the service control policies.'],
  ])('$name', (error, remedy) => {
    expect(reasonOf(error)).toBe(`UpdateProfilingGroup failed with ${error.name}: Told by the service. ${remedy}`);
  });

  test('a network error', () => {
    expect(reasonOf(unanswered('TimeoutError', 'ECONNRESET'))).toBe('UpdateProfilingGroup failed with TimeoutError: Told by the network. '
      + 'The service could not be reached: check that CodeGuru Profiler exists in this region.');
  });
});

describe('the reason', () => {
  test('of an error that nobody knows says what the service said', () => {
    expect(reasonOf(answered('TeapotException', 418))).toBe('UpdateProfilingGroup failed with TeapotException: Told by the service.');
  });

  test('does not end what the service said with two full stops', () => {
    expect(reasonOf(answered('TeapotException', 418, 'No coffee.'))).toBe('UpdateProfilingGroup failed with TeapotException: No coffee.');
  });

  test('of what is no failed operation is its message', () => {
    expect(reasonOf(new RangeError('Too far'))).toBe('Too far');
  });

  test('of what is no error at all is its text', () => {
    expect(reasonOf('nothing')).toBe('nothing');
  });

  test.each([
    [undefined, 'UpdateProfilingGroup failed with Error: undefined.'],
    ['lost', 'UpdateProfilingGroup failed with Error: lost.'],
  ])('is there even if an operation throws %p', (thrown, reason) => {
    expect(reasonOf(new OperationError('UpdateProfilingGroup', thrown))).toContain(reason);
  });
});
