import { ResidualRisk } from './residual-risks';
import { Strangers } from './strangers';
import { ProfilingGroup } from '../../emulator/profiling-group';
import { RawProperties, desiredState, nameOf, tagKeysOf } from '../../src/handler/desired-state';
import { isIncarnation, parsePhysicalResourceId } from '../../src/handler/physical-resource-id';
import { LOGICAL_ID_TAG, OWNER_TAG_PREFIX, REQUEST_ID_TAG, STACK_ID_TAG } from '../../src/handler/resource-schema';
import { CustomResourceRequest, Engine, Stack } from '../engine/engine';
import { OTHER } from '../engine/template';

type Resource = ReturnType<Stack['resources']['all']>[number];

/** What is wrong with the group of a resource whose last operation ended well; undefined if nothing is. */
export function isEqualTo(resource: Resource, { stackId }: Stack, engine: Engine, strangers: Strangers): string | undefined {
  const { current, logicalId } = resource;
  if (!current || current.declaration.Type === OTHER || !current.physicalResourceId) { return undefined; }
  const requests = engine.requests.filter(({ event }) => event.StackId === stackId && event.LogicalResourceId === logicalId && event.RequestType !== 'Delete');
  const last = requests.filter(({ settled }) => settled?.Status === 'SUCCESS' && settled.PhysicalResourceId === current.physicalResourceId).at(-1);
  const id = parsePhysicalResourceId(current.physicalResourceId);
  if (!last || !('name' in id) || strangers.hasTouched(id.name, last.issuedAt) || isOvertaken(requests, engine)) { return undefined; }
  const group = engine.groups.get(id.name);
  if (group && isExcused(group, engine, strangers)) { return undefined; }
  if (!group && isDeletedAgain(last, id.name, engine)) { return undefined; }
  if (!group) { return `${current.physicalResourceId} is not there`; }
  if (id.kind === 'acknowledged' && !isIncarnation(id, new Date(group.createdAt))) { return `${current.physicalResourceId} is another one`; }
  const desired = desiredState(current.properties, { StackId: stackId, LogicalResourceId: logicalId });
  const flaws = [
    group.name !== desired.name && `the name is ${group.name}`,
    group.computePlatform !== desired.computePlatform && `the platform is ${group.computePlatform}`,
    desired.profilingEnabled !== undefined && group.profilingEnabled !== desired.profilingEnabled && `the switch is ${group.profilingEnabled}`,
    ...Object.entries(desired.tags).map(([key, value]) => group.tags.get(key) !== value && `tag ${key} is ${group.tags.get(key)}`),
    ...last === requests.at(-1) ? takenAway(group, current.properties, requests) : [],
  ];
  return flaws.find(Boolean) || undefined;
}

/** Whether a group may be another one than the ID names. */
function isExcused(group: ProfilingGroup, engine: Engine, strangers: Strangers): boolean {
  return isDeletedWhileCreated(group, engine, strangers);
}

/** What the template does not say any more. Only the last event knows what it said before. */
function takenAway(group: ProfilingGroup, properties: RawProperties, requests: CustomResourceRequest[]): (string | false)[] {
  const [before, last] = [requests.at(-2)?.settled?.Status, requests.at(-1)!];
  if (before !== 'SUCCESS' || last.settled?.Status !== 'SUCCESS') { return []; }
  const isAdopted = last.settled.PhysicalResourceId !== last.event.PhysicalResourceId && group.createdAt < last.issuedAt;
  if (isAdopted) { return []; } // adoptedGroupKeepsTags
  const old = last.event.OldResourceProperties ?? {};
  const isUndeclared = old.AgentOrchestrationConfig !== undefined && properties.AgentOrchestrationConfig === undefined;
  const keys = tagKeysOf(old).filter((key) => !tagKeysOf(properties).includes(key) && !key.startsWith(OWNER_TAG_PREFIX));
  return [isUndeclared && !group.profilingEnabled && 'the switch is still off', ...keys.map((key) => group.tags.has(key) && `tag ${key} is still there`)];
}

/** Whether a group that nobody else made may be there when all stacks are gone. */
export function isLeftOver(group: ProfilingGroup, engine: Engine, strangers: Strangers): 'right' | 'wrong' | ResidualRisk {
  const { name, createdAt, tags } = group;
  const [stackId, logicalId, requestId] = [STACK_ID_TAG, LOGICAL_ID_TAG, REQUEST_ID_TAG].map((key) => tags.get(key));
  const isRetained = engine.history.some((event) =>
    event.status === 'DELETE_SKIPPED' && event.stackId === stackId && event.logicalResourceId === logicalId);
  if (isRetained) { return 'right'; }
  if (stackId === undefined && strangers.touches.some((touch) => touch.name === name && touch.kind === 'untag')) { return 'ownerTagsRemoved'; }
  const creation = engine.requests.find(({ event }) => event.RequestId === requestId);
  const logs = engine.logs.filter((line) => line.includes(String(requestId)));
  if (!creation) { return 'wrong'; }
  if (logs.some((line) => line.includes('It cannot be known'))) { return 'recordUnreadable'; }
  if (isDeletedWhileCreated(group, engine, strangers)) { return 'deletedWhileCreated'; }
  if (isFailedReplacement(group, creation, engine)) { return 'failedReplacementNotRolledBack'; }
  const { event: { RequestType }, settled } = creation;
  if (RequestType === 'Update' && settled?.Status === 'ABANDONED' && isBlind(creation, createdAt, engine)) { return 'overtakenUpdate'; }
  const isConfirmed = logs.some((line) => line.includes('CreateProfilingGroup succeeded'));
  if (RequestType === 'Create' && settled?.Status === 'ABANDONED' && !isConfirmed) { return 'createNeverConfirmed'; }
  const deletions = engine.requests.filter(({ event }) => {
    if (event.RequestType !== 'Delete' || event.StackId !== stackId || event.LogicalResourceId !== logicalId) { return false; }
    const id = parsePhysicalResourceId(event.PhysicalResourceId!);
    if (id.kind === 'invented') { return nameOf(event.ResourceProperties, event) === name; }
    return 'name' in id && id.name === name && (id.kind === 'unconfirmed' ? id.requestId === requestId : isIncarnation(id, new Date(createdAt)));
  });
  if (deletions.length > 0) { return deletions.at(-1)!.settled?.Status === 'SUCCESS' ? 'wrong' : 'forgottenCleanUp'; }
  return engine.history.some((event) => event.stackId === stackId && event.status === 'UPDATE_ROLLBACK_FAILED') ? 'rollbackFailed' : 'wrong';
}

/** Whether a group was made by an Update that failed, and no Update in place succeeded since that would have swept it away. */
function isFailedReplacement({ name, createdAt }: ProfilingGroup, { event, settled }: CustomResourceRequest, { requests }: Engine): boolean {
  if (event.RequestType !== 'Update' || settled?.Status === 'SUCCESS') { return false; }
  return !requests.some((later) => later.issuedAt > createdAt && isOfSameResource(later, event) && later.event.RequestType === 'Update'
    && later.settled?.Status === 'SUCCESS' && later.settled.PhysicalResourceId === later.event.PhysicalResourceId
    && nameOf(later.event.OldResourceProperties ?? {}, event) === name);
}

function isOfSameResource({ event }: CustomResourceRequest, { StackId, LogicalResourceId }: CustomResourceRequest['event']): boolean {
  return event.StackId === StackId && event.LogicalResourceId === LogicalResourceId;
}

/** Before this long after an event was sent, CloudFormation's turn to something else cannot be told from the event's own. */
const BLIND_TIME = 2_000;

/** Whether CloudFormation's record could not tell at this time that the event was no longer waited for. */
function isBlind({ event, issuedAt }: CustomResourceRequest, at: number, { history }: Engine): boolean {
  const since = Math.floor(issuedAt / 1_000) * 1_000 + BLIND_TIME;
  return !history.some(({ stackId, logicalResourceId, time }) =>
    stackId === event.StackId && logicalResourceId === event.LogicalResourceId && time >= since && time <= at);
}

/** Whether an earlier event was still being worked on when the last one had been sent, and could not know of it. */
function isOvertaken(requests: CustomResourceRequest[], engine: Engine): boolean {
  const { issuedAt } = requests.at(-1)!;
  return requests.slice(0, -1).some((earlier) => engine.invocations.some(({ requestId, startedAt, endedAt = Infinity }) =>
    requestId === earlier.event.RequestId && endedAt >= issuedAt && (startedAt < issuedAt || isBlind(earlier, startedAt, engine))));
}

/** Whether a group of this name was deleted by hand while the event that made this one was under way. */
function isDeletedWhileCreated({ name, tags }: ProfilingGroup, { requests, invocations }: Engine, strangers: Strangers): boolean {
  const requestId = tags.get(REQUEST_ID_TAG);
  const issuedAt = requests.find(({ event }) => event.RequestId === requestId)?.issuedAt ?? Infinity;
  const endedAt = Math.max(...invocations.filter((run) => run.requestId === requestId).map((run) => run.endedAt ?? Infinity));
  return strangers.touches.some((touch) => touch.name === name && ['delete', 'replace'].includes(touch.kind) && touch.time >= issuedAt && touch.time <= endedAt);
}

/** The risk that came true when a group of somebody else was changed, if it is a known one. */
export function riskOfWrong(name: string, { calls, groups, invocations }: Engine, strangers: Strangers): ResidualRisk | undefined {
  const second = (time: number) => Math.floor(time / 1_000);
  const comings = strangers.touches.filter((touch) => touch.name === name && ['create', 'replace'].includes(touch.kind)).map(({ time }) => time);
  const isOfOneSecond = calls.some(({ operation, input, status, time }) => operation === 'CreateProfilingGroup' && status === 201
    && input?.profilingGroupName === name && comings.some((coming) => second(coming) === second(time)));
  if (isOfOneSecond && !groups.has(name)) { return 'replacedWithinASecond'; }
  const isInBetween = calls.some(({ operation, input = {}, time }) => ['TagResource', 'UntagResource', 'UpdateProfilingGroup'].includes(operation)
    && (input.profilingGroupName === name || String(input.resourceArn).endsWith(`/${name}`))
    && invocations.some(({ requestType, startedAt, endedAt = Infinity }) => requestType === 'Update' && startedAt <= time && time <= endedAt
      && comings.some((coming) => startedAt <= coming && coming <= time)));
  return isInBetween && groups.has(name) ? 'replacedBetweenLookAndChange' : undefined;
}

/** Whether CloudFormation itself sent a Delete that fits a live group: retriedBesideItsDelete by an invented ID, leftoverIsLiveAgain by the very one. */
function isDeletedAgain({ event, issuedAt, settled }: CustomResourceRequest, name: string, { requests }: Engine): boolean {
  return requests.some((later) => isOfSameResource(later, event) && later.event.RequestType === 'Delete' && later.issuedAt >= issuedAt
    && (later.event.PhysicalResourceId === settled?.PhysicalResourceId
    || (parsePhysicalResourceId(later.event.PhysicalResourceId!).kind === 'invented' && nameOf(later.event.ResourceProperties, event) === name)));
}
