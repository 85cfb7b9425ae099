import { Invariants } from './invariants';
import { ResidualRisk } from './residual-risks';
import { Operation, Schedule, Wanted } from './schedule';
import { Strangers } from './strangers';
import { cause, clearTroubles } from './trouble';
import { Engine, Handler, OTHER, ResourceDeclaration, Stack, Template } from '../engine/engine';

/** What became of a schedule. */
export interface Play {
  readonly engine: Engine;
  /** Each broken invariant, in words; empty is how it should be. */
  readonly violations: readonly string[];
  /** The residual risks that came true. */
  readonly excused: ReadonlySet<ResidualRisk>;
}

const UPDATABLE = ['NOT_CREATED', 'CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'CREATE_FAILED', 'UPDATE_FAILED'];
const DELETE_TRIES = 4;

/** Plays a schedule with a handler, the real one unless told otherwise, then deletes all stacks and waits for the last late delivery. */
export async function play(schedule: Schedule, handler?: Handler): Promise<Play> {
  const { seed, rollbackModel, failedCreates } = schedule;
  const engine: Engine = new Engine({
    seed, rollbackModel, failedCreates, handler, onAnswer: (request, body) => invariants.onAnswer(request, body),
  });
  const invariants: Invariants = new Invariants(engine, new Strangers(engine), schedule);
  await new Stage(engine, invariants).play(schedule);
  return { engine, violations: invariants.violations, excused: invariants.excused };
}

class Stage {
  /** The latest incarnation of each stack. */
  private readonly stacks = new Map<number, Stack>();
  private readonly busy = new Map<number, Promise<void>>();

  constructor(private readonly engine: Engine, private readonly invariants: Invariants) {}

  public async play({ rounds }: Schedule): Promise<void> {
    const { engine, invariants } = this;
    for (const { operations, foreign, troubles, pause } of rounds) {
      troubles.forEach((trouble) => cause(engine, trouble));
      foreign.forEach((act) => engine.time.after(act.after, () => invariants.strangers.act(act)));
      await Promise.all(operations.map(async (operation) => this.operate(operation)));
      if (pause > 0) { await engine.sleep(pause); }
      clearTroubles(engine);
    }
    await engine.drain();
    for (const stack of this.stacks.values()) { invariants.atRest(stack); }
    for (const stack of this.stacks.values()) { await this.remove(stack); }
    await engine.drain();
    invariants.atTheEnd();
  }

  private async operate(operation: Operation): Promise<void> {
    if (operation.after > 0) { await this.engine.sleep(operation.after); }
    const { stack: index } = operation;
    if (operation.kind === 'delete') {
      await this.stacks.get(index)?.delete();
      return;
    }
    if (this.stacks.get(index)?.status === 'DELETE_IN_PROGRESS') { return; }
    const turn = (this.busy.get(index) ?? Promise.resolve()).then(async () => this.deploy(operation));
    this.busy.set(index, turn);
    await turn;
  }

  private async deploy({ stack: index, group, twin, other, rollback, cancelledAfter }: Operation & { kind: 'deploy' }): Promise<void> {
    const stack = await this.deployable(index);
    if (!stack) { return; }
    if (cancelledAfter !== undefined) { this.engine.time.after(cancelledAfter, () => stack.cancel()); }
    const template: Template = {
      ...group && { Group: declarationOf(group) },
      ...twin && { Twin: declarationOf(twin) },
      ...other && { Other: { Type: OTHER, Milliseconds: other.milliseconds, Fails: other.fails } },
    };
    if (!UPDATABLE.includes(stack.status)) { return; } // its deletion got in between
    await stack.deploy(template, { rollback });
    this.invariants.afterDeploy(stack);
  }

  /** The stack in a state in which it can be deployed; a new incarnation if the old one is beyond repair. */
  private async deployable(index: number): Promise<Stack | undefined> {
    let stack = this.stacks.get(index);
    if (stack?.status.endsWith('IN_PROGRESS')) { return undefined; }
    if (stack?.status === 'UPDATE_ROLLBACK_FAILED') { await stack.continueUpdateRollback(); }
    if (stack && !UPDATABLE.includes(stack.status) && stack.status !== 'DELETE_COMPLETE') { await stack.delete(); }
    if (!stack || stack.status === 'DELETE_COMPLETE') {
      stack = this.engine.stack(`Shop${index}`);
      this.stacks.set(index, stack);
    }
    return UPDATABLE.includes(stack.status) ? stack : undefined;
  }

  private async remove(stack: Stack): Promise<void> {
    for (let attempt = 1; attempt <= DELETE_TRIES && stack.status !== 'DELETE_COMPLETE'; attempt++) { await stack.delete(); }
  }
}

function declarationOf({ name, platform, profilingEnabled, tags, deletionPolicy }: Wanted): ResourceDeclaration {
  return {
    DeletionPolicy: deletionPolicy,
    Properties: {
      ProfilingGroupName: name,
      ComputePlatform: platform,
      AgentOrchestrationConfig: profilingEnabled === undefined ? undefined : { ProfilingEnabled: profilingEnabled },
      Tags: Object.keys(tags).length === 0 ? undefined : Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    },
  };
}
