/**
 * The physical resource ID of a profiling group: `<name>@<second of creation>`, for example
 * `checkout@2026-11-22T18:00:00Z`. It names one incarnation of a name, so that a late Delete of an old group never
 * meets a new one of the same name. `@` can occur neither in a group's name nor in an ID that CloudFormation invents.
 */
export type PhysicalResourceId =
  /** A group that was created and answered for. */
  | { readonly kind: 'acknowledged'; readonly name: string; readonly createdAt: string }
  /** A group that a request may have made, without knowing whether it did. */
  | { readonly kind: 'unconfirmed'; readonly name: string; readonly requestId: string }
  /** A Create that was refused before or without making anything: its Delete has nothing to do. */
  | { readonly kind: 'refused' }
  /** Not one of ours: invented by CloudFormation because it never got an answer. */
  | { readonly kind: 'invented' };

const REFUSED = 'refused';
const SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export function acknowledgedId(name: string, createdAt: Date): string {
  return `${name}@${creationSecond(createdAt)}`;
}

export function unconfirmedId(name: string, requestId: string): string {
  return `${name}@${requestId}`;
}

export function refusedId(logicalResourceId: string): string {
  return `${logicalResourceId}@${REFUSED}`;
}

export function parsePhysicalResourceId(id: string): PhysicalResourceId {
  const at = id.lastIndexOf('@');
  if (at < 1) { return { kind: 'invented' }; }
  const [name, suffix] = [id.slice(0, at), id.slice(at + 1)];
  if (suffix === REFUSED) { return { kind: 'refused' }; }
  return SECOND.test(suffix) ? { kind: 'acknowledged', name, createdAt: suffix } : { kind: 'unconfirmed', name, requestId: suffix };
}

/** Whether an ID was given to the very group that was created at this time. */
export function isIncarnation(id: PhysicalResourceId, createdAt: Date | undefined): boolean {
  return id.kind === 'acknowledged' && createdAt !== undefined && creationSecond(createdAt) === id.createdAt;
}

/** Whole seconds, so that it does not matter with what precision an operation reports the time. */
function creationSecond(createdAt: Date): string {
  return createdAt.toISOString().replace(/\.\d+Z$/, 'Z');
}
