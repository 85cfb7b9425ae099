import { ServiceError } from './errors';
import { Region } from './store';

/** What the service would ask IAM before it acts. */
export interface AuthorizationRequest {
  /** The action is `codeguru-profiler:<operation>`. */
  readonly operation: string;
  /** ARN of the profiling group, whether or not it exists; `*` where the operation has none. */
  readonly resource: string;
  readonly accessKeyId?: string;
  readonly region: string;
  /** aws:ResourceTag */
  readonly resourceTags: Readonly<Record<string, string>>;
  /** aws:RequestTag */
  readonly requestTags: Readonly<Record<string, string>>;
  /** aws:TagKeys */
  readonly tagKeys: readonly string[];
}

export type Authorize = (request: AuthorizationRequest) => boolean | Promise<boolean>;

interface AuthorizedInput {
  readonly profilingGroupName?: string;
  readonly resourceArn?: string;
  readonly tags?: Record<string, string>;
  readonly tagKeys?: string[];
}

/** A group that does not exist yet has no tags; one that is created with tags needs TagResource too. */
export async function assertAuthorized(
  authorize: Authorize, operation: string, input: AuthorizedInput, region: Region, accessKeyId?: string,
): Promise<void> {
  const { profilingGroupName, resourceArn, tags = {}, tagKeys = Object.keys(tags) } = input;
  const resource = resourceArn ?? (profilingGroupName ? region.arnOf(profilingGroupName) : '*');
  const creates = operation === 'CreateProfilingGroup';
  const actions = creates && tagKeys.length > 0 ? [operation, 'TagResource'] : [operation];
  for (const action of actions) {
    const allowed = await authorize({
      operation: action,
      resource,
      accessKeyId,
      region: region.name,
      resourceTags: creates ? {} : Object.fromEntries(region.findByArn(resource)?.tags ?? []),
      requestTags: tags,
      tagKeys,
    });
    if (!allowed) throw accessDenied(`codeguru-profiler:${action}`, resource, region, accessKeyId);
  }
}

function accessDenied(action: string, resource: string, region: Region, accessKeyId = 'anonymous'): ServiceError {
  const user = `arn:aws:iam::${region.accountId}:user/${accessKeyId}`;
  return new ServiceError('AccessDeniedException',
    `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`);
}
