import { Call } from '../../emulator/service';
import { parsePhysicalResourceId } from '../../src/handler/physical-resource-id';
import { LOGICAL_ID_TAG, OWNER_TAG_PREFIX, STACK_ID_TAG } from '../../src/handler/resource-schema';
import { Engine, EngineOptions, OTHER, ResourceDeclaration, Stack, Template } from '../engine/engine';

/** How a row of the matrix ends: in the service, in the stacks, in the calls made, and in what no handler may do. */
export interface Ending {
  /** By name: owner (or `nobody`), switch, and the tags that are not the library's. */
  readonly groups: Record<string, string>;
  /** Status, and physical IDs: `a@live` names the group that is there, `a@gone` one that is not. */
  readonly stacks: string[];
  /** What CloudFormation asked, and what it took for the answer. */
  readonly events: string[];
  /** Calls to CodeGuru Profiler, with the error if there was one. */
  readonly calls: string[];
  readonly violations: string[];
}

/** An account with one stack in it that is not deployed yet. */
export function shop(options: EngineOptions = {}): { engine: Engine; stack: Stack } {
  const engine = new Engine(options);
  return { engine, stack: engine.stack('Shop') };
}

/** The same, with a group `a` in it, and the record of what happened so far wiped. */
export async function shopWith(template: Template, options: EngineOptions = {}): Promise<{ engine: Engine; stack: Stack }> {
  const { engine, stack } = shop(options);
  await stack.deploy(template);
  forget(engine);
  return { engine, stack };
}

/** From here on is told what happens. */
export function forget({ calls, requests }: Engine): void {
  calls.splice(0);
  requests.splice(0);
}

/** A template with one group; without a name it gets one. */
export function group(ProfilingGroupName?: string, properties: object = {}, declaration: ResourceDeclaration = {}): Template {
  return { Group: { ...declaration, Properties: { ProfilingGroupName, ...properties } } };
}

export const ON = { AgentOrchestrationConfig: { ProfilingEnabled: true } };
export const OFF = { AgentOrchestrationConfig: { ProfilingEnabled: false } };

/** Tags as a template has them. */
export function tagged(tags: Record<string, string>): object {
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}

/** Another resource, which fails when the group is done. */
export const FAILS_LATER: Template = { Other: { Type: OTHER, Fails: true, Milliseconds: 60_000 } };

/** Lets everything that is under way come to its end, and says how it all ended. */
export async function ending(engine: Engine): Promise<Ending> {
  await engine.drain();
  return {
    groups: Object.fromEntries([...engine.groups].map(([name, { tags, profilingEnabled }]) => [name, [
      ownerOf(engine, tags), profilingEnabled ? 'on' : 'off',
      ...[...tags].filter(([key]) => !key.startsWith(OWNER_TAG_PREFIX)).map((tag) => tag.join('=')),
    ].join(' ')])),
    stacks: engine.stacks.map((stack) => [
      stack.name, stack.status,
      ...Object.entries(stack.physicalIds).filter(([logicalId]) => logicalId !== 'Other').map(([logicalId, id]) => `${logicalId}=${idOf(engine, id)}`),
    ].join(' ')),
    events: engine.requests.map(({ event: { RequestType, PhysicalResourceId }, settled }) => [
      RequestType, ...PhysicalResourceId === undefined ? [] : [idOf(engine, PhysicalResourceId)], settled?.Status,
    ].join(' ')),
    calls: shortened(engine.calls.map(callOf)),
    violations: engine.violations.map(({ kind, text }) => `${kind}: ${text}`),
  };
}

/** The reasons that people see, in order. */
export function reasons(engine: Engine): string {
  return engine.requests.map(({ settled }) => settled?.Reason ?? '').join('\n').trim();
}

/** Milliseconds between each event and its first answer. */
export function answeredAfter(engine: Engine): number[] {
  return engine.requests.map(({ issuedAt, stored }) => (stored[0]?.time ?? Infinity) - issuedAt);
}

function ownerOf({ stacks }: Engine, tags: ReadonlyMap<string, string>): string {
  const stackId = tags.get(STACK_ID_TAG);
  return stackId === undefined ? 'nobody' : `${stacks.find((stack) => stack.stackId === stackId)?.name ?? 'another'}.${tags.get(LOGICAL_ID_TAG)}`;
}

function idOf({ groups }: Engine, id: string | undefined): string {
  if (id === undefined) { return 'none'; }
  const parsed = parsePhysicalResourceId(id);
  switch (parsed.kind) {
    case 'acknowledged': {
      const second = new Date(groups.get(parsed.name)?.createdAt ?? 0).toISOString().replace(/\.\d+/, '');
      return `${parsed.name}@${second === parsed.createdAt ? 'live' : 'gone'}`;
    }
    case 'unconfirmed': return `${parsed.name}@request`;
    case 'refused': return id;
    default: return /-[0-9A-F]{12}$/.test(id) ? 'invented' : id;
  }
}

function callOf({ operation, input = {}, status, error }: Call): string {
  const name = input.profilingGroupName ?? String(input.resourceArn).split('/').pop();
  const outcome = status === undefined ? ': no reply' : error && `: ${error.replace(/Exception$/, '')}`;
  return `${operation.replace(/ProfilingGroup|Resource$/, '')} ${name}${outcome ?? ''}`;
}

/** More than three of a kind in a row are told as one. */
function shortened(calls: string[]): string[] {
  const isLong = (index: number) => calls.slice(index, index + 4).filter((call) => call === calls[index]).length === 4;
  const result: string[] = [];
  for (let index = 0; index < calls.length; index++) {
    const long = isLong(index);
    result.push(long ? `${calls[index]}, again and again` : calls[index]);
    while (long && calls[index + 1] === calls[index]) { index++; }
  }
  return result;
}
