/** What the SDK throws: errors of the service have metadata, those of the network a code. */
interface Thrown {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  /** There where the reply could not be read, as one that a load balancer gives in place of the service. */
  readonly $response?: { readonly statusCode?: number };
}

/** What went wrong when an operation of the service was called, in the form that decisions and reasons are made from. */
export class OperationError extends Error {
  /** The service's name for the error, or that of the network or SDK error. */
  public readonly name: string;
  /** Undefined when there was no answer. */
  public readonly httpStatus?: number;
  private readonly code?: string;

  constructor(public readonly operation: string, cause: unknown) {
    const { name, message, code, $metadata, $response } = (cause ?? {}) as Thrown;
    super(message || String(cause), { cause });
    this.name = name ?? 'Error';
    this.code = code;
    this.httpStatus = $metadata?.httpStatusCode ?? $response?.statusCode;
  }

  public get isRetryable(): boolean {
    if (this.httpStatus === undefined || this.httpStatus < 400) { return this.isUnanswered; }
    return [408, 429].includes(this.httpStatus) || this.httpStatus >= 500;
  }

  /** Refused for lack of permission or by stale credentials: both pass when IAM catches up. */
  public get isForbidden(): boolean {
    return this.httpStatus === 403;
  }

  /** No whole answer came, so the call may or may not have taken effect. */
  private get isUnanswered(): boolean {
    return this.code !== undefined || ['AbortError', 'TimeoutError', 'CredentialsProviderError'].includes(this.name);
  }
}

/** What the user can do about each error of the service. */
const REMEDIES: Readonly<Record<string, string>> = {
  ConflictException: 'Something else is changing the group at the same time; deploy again.',
  InternalServerException: 'The service failed repeatedly; deploy again later.',
  OutOfTime: 'Deploy again.',
  ResourceNotFoundException: 'The group was deleted while it was being changed; deploy again.',
  ServiceQuotaExceededException: 'Delete profiling groups that are not needed, or ask for a higher quota (Service Quotas, L-DA8D4E8D).',
  ThrottlingException: 'The service limited the rate of calls for too long; deploy again, or fewer groups at once.',
  ValidationException: 'Correct the property in the template.',
};
const FORBIDDEN_REMEDY = 'Check the permissions of the handler\'s role, its permissions boundary and the service control policies.';
const UNANSWERED_REMEDY = 'The service could not be reached: check that CodeGuru Profiler exists in this region.';

/** The text of an error for the user: what could not be done, what the service said, and what to do about it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof OperationError)) { return error instanceof Error ? error.message : String(error); }
  const remedy = REMEDIES[error.name] ?? (error.isForbidden ? FORBIDDEN_REMEDY : error.httpStatus === undefined ? UNANSWERED_REMEDY : '');
  return `${error.operation} failed with ${error.name}: ${error.message.replace(/\.?$/, '.')} ${remedy}`.trim();
}
