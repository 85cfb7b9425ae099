import { abortable } from './abort';
import { Engine } from './engine';
import { Handler, Surroundings } from './handler';
import { Invocation } from './history';
import { Process } from './process';
import { CustomResourceEvent } from './request';
import { RoutedService } from './routed-service';
import { Aim, Script } from './script';

/** Something that goes wrong between CloudFormation's event and the function's end. */
export type LambdaFault = Aim & (
  /** The process dies at a call: the nth of the run, or one of that name (`PUT` is the answer's), or any. Occasions are such calls. */
  | { readonly kind: 'kill'; readonly call?: string | number; readonly when?: 'before' | 'after' }
  /** The process dies after so long; 0 is at once. Occasions are runs. */
  | { readonly kind: 'killAfter'; readonly ms: number }
  /** The module cannot be loaded. Occasions are runs. */
  | { readonly kind: 'failInit' }
  /** The event is delivered once more, so long after it was sent. Occasions are events. */
  | { readonly kind: 'duplicate'; readonly afterMs: number }
  /** The event waits in the queue. Occasions are events. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The event is never delivered. Occasions are events. */
  | { readonly kind: 'lose' }
);

const FUNCTION_TIMEOUT = 180_000;
const GREATEST_EVENT_AGE = 600_000;
const WAITS_BEFORE_RETRY = [60_000, 120_000];

/** Lambda's asynchronous invocation: at least once, in no order, and up to two times more after an error. */
export class Lambda extends Script<LambdaFault> {
  constructor(
    private readonly engine: Engine, private readonly service: RoutedService, private readonly handler: Handler, private readonly dice: () => number,
  ) {
    super();
  }

  /** Takes an event into the queue. */
  public send(event: CustomResourceEvent): void {
    const faults = this.strike(event, ({ kind }) => ['duplicate', 'delay', 'lose'].includes(kind));
    const delay = faults.reduce((sum, fault) => sum + (fault.kind === 'delay' ? fault.ms : 0), this.engine.between(20, 400));
    if (!faults.some(({ kind }) => kind === 'lose')) { this.engine.time.after(delay, () => void this.deliver(event, delay)); }
    for (const fault of faults) {
      if (fault.kind === 'duplicate') { this.engine.time.after(fault.afterMs, () => void this.deliver(event, 0)); }
    }
  }

  /** @param age milliseconds that the event has been in the queue */
  private async deliver(event: CustomResourceEvent, age: number): Promise<void> {
    const { time } = this.engine;
    const sentAt = time.now() - age;
    for (let retry = 0; time.now() - sentAt <= GREATEST_EVENT_AGE; retry++) {
      if (await this.invoke(event) || retry === WAITS_BEFORE_RETRY.length) { return; }
      await time.sleep(WAITS_BEFORE_RETRY[retry] + this.engine.between(0, 5_000));
    }
  }

  /** Runs the function once; returns whether it ended without an error. */
  private async invoke(event: CustomResourceEvent): Promise<boolean> {
    const { time, invocations } = this.engine;
    const faults = this.strike(event, ({ kind }) => kind === 'killAfter' || kind === 'failInit');
    const process = new Process(time, (call, number, when) => this.strike(event, (fault) =>
      fault.kind === 'kill' && (fault.when ?? 'after') === when && [undefined, call, number].includes(fault.call)).length > 0);
    const invocation: Invocation = {
      requestId: event.RequestId,
      requestType: event.RequestType,
      logicalResourceId: event.LogicalResourceId,
      startedAt: time.now(),
      calls: process.calls,
    };
    invocations.push(invocation);
    if (faults.some(({ kind }) => kind === 'failInit')) {
      await time.sleep(1_000);
      invocation.outcome = 'init failed';
    } else {
      for (const fault of faults) { if (fault.kind === 'killAfter') { time.after(fault.ms, () => process.kill()); } }
      invocation.outcome = await this.run(event, process, invocations.length);
    }
    invocation.endedAt = time.now();
    return invocation.outcome === 'returned';
  }

  private async run(event: CustomResourceEvent, process: Process, number: number): Promise<NonNullable<Invocation['outcome']>> {
    let timedOut = false;
    const timer = this.engine.time.after(FUNCTION_TIMEOUT, () => {
      timedOut = true;
      process.kill();
    });
    const outcome = await Promise.race([
      process.death.then(() => timedOut ? 'timed out' as const : 'killed' as const),
      process.inside(Promise.resolve().then(async () => this.handler(structuredClone(event), this.surroundings(event, process, number))))
        .then(() => 'returned' as const, () => 'threw' as const),
    ]);
    timer.cancel();
    process.kill(); // frozen: what it did not wait for does not happen
    return outcome;
  }

  private surroundings(event: CustomResourceEvent, process: Process, number: number): Surroundings {
    const { responses, describeStackResource: record } = this.engine;
    return {
      clock: process.clock,
      random: this.dice,
      remainingMilliseconds: FUNCTION_TIMEOUT,
      put: async (url, body, signal) => process.call('PUT', async () => abortable(async () => responses.put(url, body, number), signal)),
      write: (line) => this.write(event, process, line),
      profiler: this.service.clientOf(process, event.StackId),
      describeStackResource: async (stackId, logicalResourceId, signal) =>
        process.call('DescribeStackResource', async () => abortable(async () => record.call(stackId, logicalResourceId), signal)),
    };
  }

  private write({ RequestId, ResponseURL }: CustomResourceEvent, process: Process, line: string): void {
    if (process.isDead) { return; }
    this.engine.logs.push(line);
    if (/X-Amz-/i.test(line) || line.includes(new URL(ResponseURL).searchParams.get('X-Amz-Signature')!)) {
      this.engine.violation('secret in log', line, RequestId);
    }
  }
}
