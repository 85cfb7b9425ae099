/** A piece of a stack's operation. */
export interface Step {
  readonly logicalId: string;
  readonly dependsOn: readonly string[];
  /** Resolves with whether it succeeded. */
  run(): Promise<boolean>;
  /** Stops waiting for it. */
  abandon(): void;
}

/** Steps that run in parallel, each after those that it depends on, until one fails. */
export class SideBySide {
  private readonly underWay = new Set<Step>();
  private readonly results = new Map<string, Promise<boolean>>();
  private stopped = false;

  /** @param preserve whether a failure leaves the others alone, but for those that depend on it */
  constructor(private readonly steps: readonly Step[], private readonly preserve: boolean) {}

  /** Whether all of them succeeded. */
  public async run(): Promise<boolean> {
    return (await Promise.all(this.steps.map(async (step) => this.result(step)))).every(Boolean);
  }

  /** Starts nothing more and waits for nothing any more. */
  public cancel(): void {
    this.stopped = true;
    this.underWay.forEach((step) => step.abandon());
  }

  private async result(step: Step): Promise<boolean> {
    const result = this.results.get(step.logicalId) ?? this.start(step);
    this.results.set(step.logicalId, result);
    return result;
  }

  private async start(step: Step): Promise<boolean> {
    const needed = this.steps.filter(({ logicalId }) => step.dependsOn.includes(logicalId));
    const ready = await Promise.all(needed.map(async (each) => this.result(each)));
    if (this.stopped || !ready.every(Boolean)) { return false; }
    this.underWay.add(step);
    const succeeded = await step.run();
    this.underWay.delete(step);
    if (!succeeded && !this.preserve && !this.stopped) { this.cancel(); }
    return succeeded;
  }
}
