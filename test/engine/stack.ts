import { Engine } from './engine';
import { Resource } from './resource';
import { SideBySide, Step } from './side-by-side';
import { ResourceDeclaration, Template } from './template';

/**
 * What CloudFormation does about a resource that was replaced when the update fails later on. A: it sends an Update
 * back, and deletes what that answer no longer names. B: it sends nothing but the Delete of the new one.
 */
export type RollbackModel = 'A' | 'B';

export interface DeployOptions {
  /** False leaves a failed operation as it is (`cdk deploy --no-rollback`); default true. */
  readonly rollback?: boolean;
}

/** Which policies keep a resource when it leaves the stack, and which when its creation is rolled back. */
const RETAINED = ['Retain', 'RetainExceptOnCreate'];
const RETAINED_ON_ROLLBACK = ['Retain'];

/** One incarnation of a stack. Each operation resolves with the stack's status at its end. */
export class Stack {
  public readonly stackId: string;
  public status = 'NOT_CREATED';
  /** All that ever were in the stack, by logical ID. */
  public readonly resources = new Map<string, Resource>();
  private steps?: SideBySide;
  private deleting = false;
  private operation: Promise<unknown> = Promise.resolve();

  constructor(private readonly engine: Engine, public readonly name: string) {
    this.stackId = `arn:aws:cloudformation:us-east-1:123456789012:stack/${name}/${engine.uuid()}`;
  }

  /** The physical resource IDs of the resources that are in the stack, by logical ID. */
  public get physicalIds(): Record<string, string | undefined> {
    const live = [...this.resources].filter(([, resource]) => resource.current);
    return Object.fromEntries(live.map(([logicalId, { physicalResourceId }]) => [logicalId, physicalResourceId]));
  }

  /** Creates the stack, or updates it if it is there. */
  public async deploy(template: Template, { rollback = true }: DeployOptions = {}): Promise<string> {
    const created = this.status !== 'NOT_CREATED';
    if (created && !/^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$|^(CREATE|UPDATE)_FAILED$/.test(this.status)) {
      throw new Error(`Stack ${this.name} is in ${this.status} state and can not be updated.`);
    }
    return this.perform(created ? this.update(template, rollback) : this.create(template, rollback));
  }

  /** Deletes the stack; an operation that is under way is cancelled for it. */
  public async delete(): Promise<string> {
    this.deleting = true;
    this.cancel();
    return this.perform(this.operation.then(async () => this.deleteAll()));
  }

  /** Cancels a create or update that is under way, as if one of its resources had failed. */
  public cancel(): void {
    this.steps?.cancel();
  }

  /** Tries an UPDATE_ROLLBACK_FAILED again, without the resources to skip. */
  public async continueUpdateRollback({ skip = [] }: { readonly skip?: readonly string[] } = {}): Promise<string> {
    skip.forEach((logicalId) => this.resources.get(logicalId)?.skip());
    return this.perform(this.rollBack([...this.resources.values()].filter(({ before, status }) => before && status === 'UPDATE_FAILED')));
  }

  private async create(template: Template, rollback: boolean): Promise<void> {
    await this.start('CREATE_IN_PROGRESS');
    const steps = Object.entries(template).map(([logicalId, declaration]) =>
      this.step(logicalId, declaration, async (resource) => resource.create(declaration)));
    if (await this.run(steps, !rollback)) { return this.set('CREATE_COMPLETE'); }
    if (!rollback) { return this.set('CREATE_FAILED'); }
    this.set('ROLLBACK_IN_PROGRESS');
    await this.pause();
    if (this.deleting) { return; }
    const gone = await this.deleteEach(RETAINED_ON_ROLLBACK);
    this.set(gone ? 'ROLLBACK_COMPLETE' : 'ROLLBACK_FAILED');
  }

  private async update(template: Template, rollback: boolean): Promise<void> {
    await this.start('UPDATE_IN_PROGRESS');
    this.resources.forEach((resource) => {
      resource.before = undefined;
      resource.leftovers = [];
    });
    const steps = Object.entries(template).flatMap(([logicalId, declaration]) => {
      const change = this.changeOf(logicalId, declaration);
      return change ? [this.step(logicalId, declaration, change)] : [];
    });
    if (await this.run(steps, !rollback)) {
      this.set('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
      await this.cleanUp((resource) => !(resource.logicalId in template), RETAINED);
      return this.set('UPDATE_COMPLETE');
    }
    if (!rollback) { return this.set('UPDATE_FAILED'); }
    this.set('UPDATE_ROLLBACK_IN_PROGRESS');
    await this.pause();
    if (this.deleting) { return; }
    await this.rollBack([...this.resources.values()].filter(({ before }) => before));
  }

  /** What an update has to do about a resource of its template, if anything. */
  private changeOf(logicalId: string, declaration: ResourceDeclaration): ((resource: Resource) => Promise<boolean>) | undefined {
    const existing = this.resources.get(logicalId);
    if (!existing?.current) { return async (resource) => resource.create(declaration); }
    if (!/^(CREATE|DELETE)_FAILED$/.test(existing.status ?? '')) {
      return existing.differsFrom(declaration) ? async (resource) => resource.update(declaration) : undefined;
    }
    const failed = existing.current;
    switch (this.engine.options.failedCreates) {
      case 'Parallel': return async (resource) => {
        const created = resource.create(declaration);
        await resource.delete(failed);
        return created;
      };
      case 'CreateFirst': return async (resource) => {
        resource.leftovers.push(failed);
        return resource.create(declaration);
      };
      default: return async (resource) => await resource.delete() && resource.create(declaration);
    }
  }

  private async rollBack(touched: Resource[]): Promise<void> {
    const { rollbackModel = 'A' } = this.engine.options;
    const results = await Promise.all(touched.map(async (resource) => resource.rollBack(rollbackModel)));
    if (!results.every(Boolean)) { return this.set('UPDATE_ROLLBACK_FAILED'); }
    this.set('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    await this.cleanUp(({ before }) => before !== undefined && !before.current, RETAINED_ON_ROLLBACK);
    this.set('UPDATE_ROLLBACK_COMPLETE');
  }

  /** Deletes what the operation left over and what it removed from the stack. Nobody hears of it if that fails. */
  private async cleanUp(isRemoved: (resource: Resource) => boolean, retained: string[]): Promise<void> {
    await Promise.all([...this.resources.values()].flatMap((resource) => {
      const deletions = resource.leftovers.splice(0).map(async (leftover) => resource.delete(leftover));
      return isRemoved(resource) ? [...deletions, this.remove(resource, retained)] : deletions;
    }));
  }

  private async remove(resource: Resource, retained: string[]): Promise<boolean> {
    if (resource.current && retained.includes(resource.current.declaration.DeletionPolicy ?? '')) {
      resource.retain();
      return true;
    }
    return resource.delete();
  }

  private async deleteAll(): Promise<void> {
    await this.start('DELETE_IN_PROGRESS');
    const gone = await this.deleteEach(RETAINED);
    this.deleting = false;
    this.set(gone ? 'DELETE_COMPLETE' : 'DELETE_FAILED');
  }

  private async deleteEach(retained: string[]): Promise<boolean> {
    const results = await Promise.all([...this.resources.values()].map(async (resource) => {
      const leftovers = resource.leftovers.splice(0).map(async (leftover) => resource.delete(leftover));
      const [gone] = await Promise.all([this.remove(resource, retained), ...leftovers]);
      return gone;
    }));
    return results.every(Boolean);
  }

  private step(logicalId: string, { DependsOn = [] }: ResourceDeclaration, act: (resource: Resource) => Promise<boolean>): Step {
    const resource = this.resources.get(logicalId) ?? new Resource(this.engine, this, logicalId);
    this.resources.set(logicalId, resource);
    return { logicalId, dependsOn: DependsOn, run: async () => act(resource), abandon: () => resource.abandon() };
  }

  private async run(steps: Step[], preserve: boolean): Promise<boolean> {
    this.steps = new SideBySide(steps, preserve);
    const succeeded = await this.steps.run();
    this.steps = undefined;
    return succeeded && !this.deleting;
  }

  private async start(status: string): Promise<void> {
    this.set(status);
    await this.pause();
  }

  /** How long CloudFormation takes to get going, or to turn around. */
  private async pause(): Promise<void> {
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
