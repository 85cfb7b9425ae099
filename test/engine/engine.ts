import { DescribeStackResource } from './describe-stack-resource';
import { Foreign } from './foreign';
import { Handler, handlerOf } from './handler';
import { HistoryEvent, Invocation, Violation } from './history';
import { Lambda } from './lambda';
import { seededRandom } from './random';
import { CustomResourceRequest } from './request';
import { ResponseBox } from './response-box';
import { RoutedService } from './routed-service';
import { Stack } from './stack';
import { VirtualTime } from './virtual-time';
import { Authorize } from '../../emulator/authorization';
import { Faults } from '../../emulator/faults';
import { ProfilingGroup } from '../../emulator/profiling-group';
import { Call } from '../../emulator/service';
import { ThrottleOptions } from '../../emulator/throttle';

/**
 * What CloudFormation does about a resource that was replaced when the update fails later on. A: it sends an Update
 * back, and deletes what that answer no longer names. B: it sends nothing but the Delete of the new one.
 */
export type RollbackModel = 'A' | 'B';

export interface EngineOptions {
  /** Decides about latencies, jitter and the handler's dice. Same seed and same schedule: same history. Default 1. */
  readonly seed?: number;
  /** Default A. */
  readonly rollbackModel?: RollbackModel;
  /** In what order a deploy deletes what an earlier one without rollback left CREATE_FAILED; default DeleteFirst. */
  readonly failedCreates?: 'DeleteFirst' | 'CreateFirst' | 'Parallel';
  /** Default: the real one. */
  readonly handler?: Handler;
  /** Whether the ResponseURL says when it was made, as those of S3 do; default true. */
  readonly datedUrls?: boolean;
  readonly throttle?: ThrottleOptions;
  /** Profiling groups that the account may hold; default 500. */
  readonly groupQuota?: number;
  /** By default as the deployed role: only groups of its own stack can be deleted or untagged. The access key ID is the GUID of the stack. */
  readonly authorize?: Authorize;
  /** Called when an answer has been stored, to look at the world at that very moment. */
  readonly onAnswer?: (request: CustomResourceRequest, body: string) => void;
}

/**
 * CloudFormation, Lambda, the answer's bucket and CodeGuru Profiler on a time of their own, in one process.
 *
 *     const engine = new Engine({ seed: 7, rollbackModel: 'B' });
 *     engine.lambda.inject({ kind: 'kill', call: 'CreateProfilingGroup', on: { RequestType: 'Create' } });
 *     const stack = engine.stack('Shop');
 *     expect(await stack.deploy({ Group: { Properties: { ProfilingGroupName: 'checkout' } } })).toBe('CREATE_COMPLETE');
 *     expect(await stack.delete()).toBe('DELETE_COMPLETE');
 *     await engine.drain();
 *     expect([engine.groups.size, engine.violations]).toEqual([0, []]);
 *
 * Stricter than the real one: the function and its role outlive the stack, so late deliveries still run.
 */
export class Engine {
  /** Everything that CloudFormation would show in the events of its stacks. */
  public readonly history: HistoryEvent[] = [];
  /** Each run of the function. */
  public readonly invocations: Invocation[] = [];
  /** What no handler may do. */
  public readonly violations: Violation[] = [];
  /** What the handler wrote to its log. */
  public readonly logs: string[] = [];
  /** Each request of CloudFormation, with all that was put in its answer box. */
  public readonly requests: CustomResourceRequest[] = [];
  public readonly stacks: Stack[] = [];

  public readonly time = new VirtualTime();
  /** Faults of CodeGuru Profiler. */
  public readonly faults = new Faults(this.time);
  /** Faults of the delivery and running of events. */
  public readonly lambda: Lambda;
  /** Faults of the answer's way. */
  public readonly responses: ResponseBox;
  /** Faults of DescribeStackResource. */
  public readonly describeStackResource: DescribeStackResource;
  /** What others do in the account. */
  public readonly foreign: Foreign;
  public readonly random: () => number;
  private readonly service: RoutedService;
  private counter = 0;

  constructor(public readonly options: EngineOptions = {}) {
    const { seed = 1 } = options;
    this.random = seededRandom(seed);
    this.service = new RoutedService(this);
    this.responses = new ResponseBox(this);
    this.describeStackResource = new DescribeStackResource(this);
    this.lambda = new Lambda(this, this.service, options.handler ?? handlerOf(), seededRandom(seed + 1));
    this.foreign = new Foreign(this.service.region, this.time);
  }

  /** A stack that does not exist yet; each has a StackId of its own, also under a name that was used before. */
  public stack(name: string): Stack {
    const stack = new Stack(this, name);
    this.stacks.push(stack);
    return stack;
  }

  /** Each call to CodeGuru Profiler, oldest first. */
  public get calls(): Call[] {
    return this.service.calls;
  }

  /** What the service holds, by name. */
  public get groups(): ReadonlyMap<string, ProfilingGroup> {
    return this.service.region.groups;
  }

  /** Lets time pass. */
  public async sleep(milliseconds: number): Promise<void> {
    return this.time.pass(this.time.sleep(milliseconds));
  }

  /** Lets time pass until nothing more can happen: late and duplicate deliveries included. */
  public async drain(): Promise<void> {
    return this.time.drain();
  }

  /** A UUID that no run shares with another and all runs of a seed share. */
  public uuid(): string {
    return `00000000-0000-4000-8000-${(++this.counter).toString(16).padStart(12, '0')}`;
  }

  /** A number of milliseconds between the bounds. */
  public between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least));
  }

  public violation(kind: Violation['kind'], text: string, requestId?: string): void {
    this.violations.push({ time: this.time.now(), kind, text, requestId });
  }
}

export { handlerOf } from './handler';
export { OTHER } from './template';
export { Stack } from './stack';
export type { CustomResourceEvent, CustomResourceRequest } from './request';
export type { Handler, Surroundings } from './handler';
export type { HistoryEvent, Invocation, Violation } from './history';
export type { LambdaFault } from './lambda';
export type { ResponseFault } from './response-box';
export type { DescribeFault } from './describe-stack-resource';
export type { EventMatch } from './script';
export type { ResourceDeclaration, Template } from './template';
export type { DeployOptions } from './stack';
