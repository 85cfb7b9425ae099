import { RESIDUAL_RISKS, ResidualRisk } from './residual-risks';
import { Engine } from '../engine/engine';

/** What all has happened, by name. */
export type Tally = Readonly<Record<string, number>>;

const RISKS = Object.keys(RESIDUAL_RISKS) as ResidualRisk[];

export function emptyTally(): Tally {
  return {};
}

export function add(one: Tally, other: Tally): Tally {
  return Object.fromEntries([...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}

/** What happened in the course of one schedule. */
export function tally({ calls, requests, invocations, stacks, history }: Engine, excused: ReadonlySet<ResidualRisk>): Tally {
  const runs = (...outcomes: (string | undefined)[]) => invocations.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const again = new Map<string, number>();
  invocations.forEach(({ requestId }) => again.set(requestId, (again.get(requestId) ?? 0) + 1));
  return {
    'schedules': 1,
    'stacks': stacks.length,
    'operations that were rolled back': history.filter(({ status }) => /^(UPDATE_)?ROLLBACK_IN_PROGRESS$/.test(status)).length,
    'events of CloudFormation': requests.length,
    'invocations': invocations.length,
    'invocations of an event that had been run before': [...again.values()].reduce((sum, times) => sum + times - 1, 0),
    'processes killed': runs('killed', 'timed out'),
    'failed initializations': runs('init failed'),
    'answers that could not be uploaded': runs('threw'),
    'calls to CodeGuru Profiler': calls.length,
    'calls that failed or got no reply': calls.filter(({ status }) => status === undefined || status >= 400).length,
    ...Object.fromEntries(RISKS.map((risk) => [`schedules in which a residual risk came true: ${risk}`, excused.has(risk) ? 1 : 0])),
  };
}
