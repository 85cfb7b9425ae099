import { createHash } from 'crypto';

/** The resource that a name is made for. */
export interface ResourceIdentity {
  readonly StackId: string;
  readonly LogicalResourceId: string;
}

const READABLE_LENGTH = 200;

/**
 * The name of a group that was given none: the stack's name and the logical ID for people, and a digest of stack ID,
 * logical ID and compute platform. The same for every delivery of an event, so that a group is found again after a
 * lost answer; different for two stacks of one template; and new when the platform changes, which makes that a
 * replacement.
 */
export function generatedName({ StackId, LogicalResourceId }: ResourceIdentity, computePlatform: string): string {
  const stackName = StackId.split('/')[1] ?? 'stack';
  const readable = `${stackName}-${LogicalResourceId}`.replace(/[^\w-]/g, '-').slice(0, READABLE_LENGTH);
  const digest = createHash('sha256').update([StackId, LogicalResourceId, computePlatform].join('|')).digest('hex');
  return `${readable}-${digest.slice(0, 12)}`;
}
