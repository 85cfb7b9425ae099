import fc from 'fast-check';
import { Trouble, troubles } from './trouble';
import { RollbackModel } from '../engine/engine';

/** What a template says about a group. */
export interface Wanted {
  /** Undefined: generated. */
  readonly name?: string;
  readonly platform?: 'Default' | 'AWSLambda';
  readonly profilingEnabled?: boolean;
  readonly tags: Readonly<Record<string, string>>;
  readonly deletionPolicy?: 'Retain' | 'RetainExceptOnCreate';
}

/** One thing that a user asks of a stack. */
export type Operation = { readonly stack: number; /** Milliseconds after the round began. */ readonly after: number } & (
  | {
    readonly kind: 'deploy';
    readonly group?: Wanted;
    /** A second group in the same stack. */
    readonly twin?: Wanted;
    /** A resource that has nothing to do with the handler. */
    readonly other?: { readonly milliseconds: number; readonly fails: boolean };
    readonly rollback: boolean;
    readonly cancelledAfter?: number;
  }
  | { readonly kind: 'delete' }
);

/** What a person or another program does in the account. `group` counts the groups that are there, in order of their names. */
export type ForeignAct = { readonly after: number } & (
  | { readonly kind: 'create'; readonly name: string }
  | { readonly kind: 'delete'; readonly group: number }
  | { readonly kind: 'replace'; readonly group: number }
  | { readonly kind: 'tag'; readonly group: number }
  | { readonly kind: 'untag'; readonly group: number; readonly key?: string }
  | { readonly kind: 'switch'; readonly group: number; readonly profilingEnabled: boolean }
);

/** Things that happen side by side, and how long nothing happens after them. */
export interface Round {
  readonly operations: readonly Operation[];
  readonly foreign: readonly ForeignAct[];
  readonly troubles: readonly Trouble[];
  readonly pause: number;
}

/** A piece of the life of up to three stacks. The end, which all have in common, is not written down: everything is deleted. */
export interface Schedule {
  readonly seed: number;
  readonly rollbackModel: RollbackModel;
  readonly failedCreates: 'DeleteFirst' | 'CreateFirst' | 'Parallel';
  readonly rounds: readonly Round[];
}

const NAMES = ['a', 'b', 'c'];
const optional = <T>(arbitrary: fc.Arbitrary<T>, weight = 1) => fc.option(arbitrary, { nil: undefined, freq: weight });
const group = fc.nat(3);

const wanted: fc.Arbitrary<Wanted> = fc.record({
  name: optional(fc.constantFrom(...NAMES), 2),
  platform: optional(fc.constantFrom('Default', 'AWSLambda')),
  profilingEnabled: optional(fc.boolean(), 2),
  tags: fc.dictionary(fc.constantFrom('team', 'stage'), fc.constantFrom('x', 'y'), { maxKeys: 2 }).map((tags) => ({ ...tags })),
  deletionPolicy: fc.oneof({ weight: 14, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom('Retain', 'RetainExceptOnCreate') }),
});

const deploy = fc.record({
  kind: fc.constant('deploy' as const),
  stack: fc.nat(2),
  after: fc.constantFrom(0, 0, 500, 3_000),
  group: fc.oneof({ weight: 9, arbitrary: wanted }, { weight: 1, arbitrary: fc.constant(undefined) }),
  twin: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: wanted }),
  other: optional(fc.record({ milliseconds: fc.constantFrom(0, 100, 300, 1_000, 5_000, 60_000), fails: fc.boolean() })),
  rollback: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  cancelledAfter: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(6_000) }),
});

const removal = fc.record({ kind: fc.constant('delete' as const), stack: fc.nat(2), after: fc.nat(8_000) });

const operation: fc.Arbitrary<Operation> = fc.oneof({ weight: 6, arbitrary: deploy }, { weight: 1, arbitrary: removal });

const after = fc.nat(20_000);
const foreignAct: fc.Arbitrary<ForeignAct> = fc.oneof(
  fc.record({ after, kind: fc.constant('create' as const), name: fc.constantFrom(...NAMES) }),
  fc.record({ after, kind: fc.constant('delete' as const), group }),
  fc.record({ after, kind: fc.constant('replace' as const), group }),
  fc.record({ after, kind: fc.constant('tag' as const), group }),
  fc.record({ after, kind: fc.constant('untag' as const), group, key: optional(fc.constantFrom('team', 'stage')) }),
  fc.record({ after, kind: fc.constant('switch' as const), group, profilingEnabled: fc.boolean() }),
);

/** Rounds in which little goes wrong are frequent, so that the others find something to spoil. */
const round: fc.Arbitrary<Round> = fc.record({
  operations: fc.oneof({ weight: 3, arbitrary: fc.array(operation, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(operation, { minLength: 1, maxLength: 3 }) }),
  foreign: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(foreignAct, { maxLength: 2 }) }),
  troubles: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: troubles }),
  pause: fc.constantFrom(0, 0, 2_000, 60_000, 1_000_000),
});

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.nat(0xffff),
  rollbackModel: fc.constantFrom<RollbackModel>('A', 'B'),
  failedCreates: fc.constantFrom('DeleteFirst', 'CreateFirst', 'Parallel'),
  rounds: fc.array(round, { minLength: 1, maxLength: 5 }),
});
