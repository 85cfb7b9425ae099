import { ResourceIdentity } from './group-name';
import { LOGICAL_ID_TAG, OWNER_TAG_PREFIX, REQUEST_ID_TAG, STACK_ID_TAG } from './resource-schema';

type Tags = Readonly<Record<string, string>>;

/** Who asks: a resource of a stack, by one event. */
export interface Claim extends ResourceIdentity {
  readonly RequestId: string;
}

/** The tags that CreateProfilingGroup writes in the same stroke as the group. */
export function ownerTags({ StackId, LogicalResourceId, RequestId }: Claim): Tags {
  return { [STACK_ID_TAG]: StackId, [LOGICAL_ID_TAG]: LogicalResourceId, [REQUEST_ID_TAG]: RequestId };
}

/** Whether a group was made for this resource of this very stack. */
export function isOwned(tags: Tags, { StackId, LogicalResourceId }: ResourceIdentity): boolean {
  return tags[STACK_ID_TAG] === StackId && tags[LOGICAL_ID_TAG] === LogicalResourceId;
}

/** Whether a group was made by this event, or by another delivery of it. */
export function isCreatedBy(tags: Tags, claim: Claim): boolean {
  return isOwned(tags, claim) && tags[REQUEST_ID_TAG] === claim.RequestId;
}

/** Whether a group carries no mark of any owner. */
export function isUnmarked(tags: Tags): boolean {
  return !Object.keys(tags).some((key) => key.startsWith(OWNER_TAG_PREFIX));
}

/** The owner of a group, in words for a person. */
export function describeOwner(tags: Tags): string {
  return tags[STACK_ID_TAG] === undefined
    ? 'it carries no tags of this library'
    : `it belongs to resource ${tags[LOGICAL_ID_TAG] ?? '(unknown)'} of stack ${tags[STACK_ID_TAG]}`;
}
