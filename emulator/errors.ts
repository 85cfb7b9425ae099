/** HTTP status of each error that the emulator knows by name. */
export const STATUS_BY_ERROR = {
  // the service model's
  ConflictException: 409,
  InternalServerException: 500,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 402,
  ThrottlingException: 429,
  ValidationException: 400,
  // common to all AWS services
  AccessDeniedException: 403,
  RequestEntityTooLargeException: 413,
  SerializationException: 400,
  UnknownOperationException: 404,
  // the emulator's own
  OperationNotEmulatedException: 501,
} as const;

type ErrorName = keyof typeof STATUS_BY_ERROR;

/** An error that is answered to the caller. */
export class ServiceError extends Error {
  readonly status: number;

  constructor(name: string, message: string, status?: number) {
    super(message);
    this.name = name;
    this.status = status ?? (Object.hasOwn(STATUS_BY_ERROR, name) ? STATUS_BY_ERROR[name as ErrorName] : 500);
  }
}

/** Thrown in place of an answer: the caller finds its connection closed. */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped';
}
