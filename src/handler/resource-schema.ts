/**
 * What the construct and the handler agree on: the custom resource's type, properties and attributes, and the
 * rules for their values. Names are spelled as CloudFormation would spell them. This is the only file that both
 * sides import. The type, the names and the tag keys are stored in deployed stacks: they never change.
 */

export const RESOURCE_TYPE = 'Custom::CodeGuruProfilerProfilingGroup';

/**
 * Seconds that CloudFormation waits for an answer: longer than the last run of an event can take, which begins within
 * the event's greatest age in Lambda's queue and ends within the function's timeout.
 */
export const SERVICE_TIMEOUT = 900;

/** How the construct renders the resource. CloudFormation hands scalars to the handler as strings. */
export interface ProfilingGroupProperties {
  readonly ServiceToken: string;
  readonly ServiceTimeout: string;
  readonly ProfilingGroupName?: string;
  readonly ComputePlatform?: string;
  readonly AgentOrchestrationConfig?: { readonly ProfilingEnabled: boolean };
  readonly Tags?: ReadonlyArray<Tag>;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** What `Fn::GetAtt` can read. Every successful Create and Update answers with all of them. */
export const ATTRIBUTES = [
  'ProfilingGroupArn',
  'ProfilingGroupName',
  'ComputePlatform',
  'ProfilingEnabled',
  'CreatedAt',
  'UpdatedAt',
] as const;

export type Attribute = typeof ATTRIBUTES[number];

export const COMPUTE_PLATFORMS = ['Default', 'AWSLambda'] as const;

export type ComputePlatformName = typeof COMPUTE_PLATFORMS[number];

/** The library's own tags on a group: the proof of which resource of which stack it belongs to. */
export const OWNER_TAG_PREFIX = 'cdk-codeguru-profiler:';
export const STACK_ID_TAG = `${OWNER_TAG_PREFIX}stack-id`;
export const LOGICAL_ID_TAG = `${OWNER_TAG_PREFIX}logical-id`;
export const REQUEST_ID_TAG = `${OWNER_TAG_PREFIX}request-id`;

const SERVICE_TAG_LIMIT = 50;
const RESERVED_TAGS = 5;

/** A group has room for 50 tags; five are kept free for the library's own. */
export const TAG_LIMIT = SERVICE_TAG_LIMIT - RESERVED_TAGS;

const NAME_PATTERN = /^[\w-]{1,255}$/;

/** What is wrong with a name, or nothing. */
export function nameViolation(name: string): string | undefined {
  return NAME_PATTERN.test(name)
    ? undefined
    : `profilingGroupName must be 1 to 255 letters, digits, underscores or hyphens, but is ${quoted(name)} (${name.length} characters)`;
}

/** Everything that is wrong with a group's tags. */
export function tagViolations(tags: ReadonlyArray<Tag>): string[] {
  const tooMany = tags.length > TAG_LIMIT
    ? [`tags must be at most ${TAG_LIMIT} (the service takes ${SERVICE_TAG_LIMIT}, ${RESERVED_TAGS} are kept for the library), but are ${tags.length}`]
    : [];
  return [...tooMany, ...tags.flatMap(tagViolation)];
}

function tagViolation({ Key, Value }: Tag): string[] {
  const violations: string[] = [];
  if (Key.length < 1 || Key.length > 128) {
    violations.push(`tag key must be 1 to 128 characters, but ${quoted(Key)} has ${Key.length}`);
  }
  if (/^aws:/i.test(Key) || Key.startsWith(OWNER_TAG_PREFIX)) {
    violations.push(`tag key must not begin with the reserved prefix "aws:" or "${OWNER_TAG_PREFIX}", but is ${quoted(Key)}`);
  }
  if (Value.length > 256) {
    violations.push(`value of tag ${quoted(Key)} must be at most 256 characters, but has ${Value.length}`);
  }
  return violations;
}

function quoted(value: string): string {
  return JSON.stringify(value.length > 300 ? `${value.slice(0, 300)}…` : value);
}
