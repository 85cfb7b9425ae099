import { Engine } from './engine';
import { ON_CREATION_ROLLBACK, ON_REMOVAL, Resources } from './resources';
import { SideBySide, Step } from './side-by-side';
import { Template } from './template';

export interface DeployOptions {
  /** False leaves a failed operation as it is (`cdk deploy --no-rollback`); default true. */
  readonly rollback?: boolean;
}

const UPDATABLE = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'CREATE_FAILED', 'UPDATE_FAILED'];

/** One incarnation of a stack. Each operation resolves with the stack's status at its end. */
export class Stack {
  public readonly stackId: string;
  public status = 'NOT_CREATED';
  /** All that ever were in the stack. */
  public readonly resources: Resources;
  private steps?: SideBySide;
  private cancelled = false;
  private deleting = false;
  private operation: Promise<unknown> = Promise.resolve();

  constructor(private readonly engine: Engine, public readonly name: string) {
    this.stackId = `arn:aws:cloudformation:us-east-1:123456789012:stack/${name}/${engine.uuid()}`;
    this.resources = new Resources(engine, this);
  }

  /** The physical resource IDs of the resources that are in the stack, by logical ID. */
  public get physicalIds(): Record<string, string | undefined> {
    const live = this.resources.all().filter(({ current }) => current);
    return Object.fromEntries(live.map(({ logicalId, physicalResourceId }) => [logicalId, physicalResourceId]));
  }

  /** Creates the stack, or updates it if it is there. */
  public async deploy(template: Template, { rollback = true }: DeployOptions = {}): Promise<string> {
    if (this.status === 'NOT_CREATED') { return this.perform(this.create(template, rollback)); }
    if (!UPDATABLE.includes(this.status)) { throw new Error(`Stack ${this.name} is in ${this.status} state and can not be updated.`); }
    return this.perform(this.update(template, rollback));
  }

  /** Deletes the stack; a create or update that is under way is cancelled for it. */
  public async delete(): Promise<string> {
    this.deleting = true;
    this.cancel();
    return this.perform(this.operation.then(async () => this.deleteAll()));
  }

  /** Cancels a create or update that is under way, as if one of its resources had failed. */
  public cancel(): void {
    this.cancelled = true;
    this.steps?.cancel();
  }

  /** Tries an UPDATE_ROLLBACK_FAILED again, without the resources to skip. */
  public async continueUpdateRollback({ skip = [] }: { readonly skip?: readonly string[] } = {}): Promise<string> {
    skip.forEach((logicalId) => this.resources.get(logicalId)?.skip());
    return this.perform(this.rollBack());
  }

  private async create(template: Template, rollback: boolean): Promise<void> {
    await this.start('CREATE_IN_PROGRESS');
    if (await this.run(this.resources.creations(template), !rollback)) { return this.set('CREATE_COMPLETE'); }
    if (!rollback) { return this.set('CREATE_FAILED'); }
    await this.start('ROLLBACK_IN_PROGRESS');
    if (this.deleting) { return; }
    this.set(await this.resources.deleteAll(ON_CREATION_ROLLBACK) ? 'ROLLBACK_COMPLETE' : 'ROLLBACK_FAILED');
  }

  private async update(template: Template, rollback: boolean): Promise<void> {
    if (this.status !== 'UPDATE_FAILED') { this.resources.begin(); }
    await this.start('UPDATE_IN_PROGRESS');
    if (await this.run(this.resources.changes(template), !rollback)) {
      this.set('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
      await this.resources.cleanUp(({ logicalId }) => !(logicalId in template), ON_REMOVAL);
      return this.set('UPDATE_COMPLETE');
    }
    if (!rollback) { return this.set('UPDATE_FAILED'); }
    await this.rollBack();
  }

  private async rollBack(): Promise<void> {
    await this.start('UPDATE_ROLLBACK_IN_PROGRESS');
    if (this.deleting) { return; }
    if (!await this.resources.rollBack()) { return this.set('UPDATE_ROLLBACK_FAILED'); }
    this.set('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    await this.resources.cleanUp(({ isNew }) => isNew, ON_CREATION_ROLLBACK);
    this.set('UPDATE_ROLLBACK_COMPLETE');
  }

  private async deleteAll(): Promise<void> {
    await this.start('DELETE_IN_PROGRESS');
    this.deleting = false;
    this.set(await this.resources.deleteAll(ON_REMOVAL) ? 'DELETE_COMPLETE' : 'DELETE_FAILED');
  }

  private async run(steps: Step[], preserve: boolean): Promise<boolean> {
    if (this.cancelled) { return false; }
    this.steps = new SideBySide(steps, preserve);
    const succeeded = await this.steps.run();
    this.steps = undefined;
    return succeeded && !this.cancelled;
  }

  /** CloudFormation takes a moment to get going, and to turn around. */
  private async start(status: string): Promise<void> {
    this.cancelled = this.deleting;
    this.set(status);
    await this.engine.time.sleep(this.engine.between(1_500, 2_500));
  }

  private async perform(operation: Promise<unknown>): Promise<string> {
    this.operation = operation;
    await this.engine.time.pass(operation);
    return this.status;
  }

  private set(status: string): void {
    this.status = status;
    const { stackId, name: logicalResourceId } = this;
    this.engine.history.push({ time: this.engine.time.now(), stackId, logicalResourceId, status });
  }
}
