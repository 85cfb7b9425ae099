import { Engine } from './engine';
import { Resource } from './resource';
import { Step } from './side-by-side';
import { ResourceDeclaration, Template } from './template';

/** The deletion policies that keep a resource when it leaves the stack, and when its creation is rolled back. */
export const ON_REMOVAL = ['Retain', 'RetainExceptOnCreate'];
export const ON_CREATION_ROLLBACK = ['Retain'];

type Act = (resource: Resource) => Promise<boolean>;

/** The resources of a stack, and what its operations do to all of them. */
export class Resources {
  private readonly resources = new Map<string, Resource>();

  constructor(private readonly engine: Engine, private readonly stack: { readonly name: string; readonly stackId: string }) {}

  public get(logicalId: string): Resource | undefined {
    return this.resources.get(logicalId);
  }

  public all(): Resource[] {
    return [...this.resources.values()];
  }

  /** What makes all that is in a template. */
  public creations(template: Template): Step[] {
    return Object.entries(template).map(([logicalId, declaration]) =>
      this.step(logicalId, declaration, async (resource) => resource.create(declaration)));
  }

  /** A rollback will bring back what is there now. */
  public begin(): void {
    this.resources.forEach((resource) => resource.begin());
  }

  /** What makes the resources into those of a template, but for those that are to be removed. */
  public changes(template: Template): Step[] {
    return Object.entries(template).flatMap(([logicalId, declaration]) => {
      const act = this.changeOf(logicalId, declaration);
      return act ? [this.step(logicalId, declaration, act)] : [];
    });
  }

  /** Takes back the changes that have not been taken back yet. */
  public async rollBack(): Promise<boolean> {
    const { rollbackModel = 'A' } = this.engine.options;
    const changed = this.all().filter(({ before, isRolledBack }) => before && !isRolledBack);
    return (await Promise.all(changed.map(async (resource) => resource.rollBack(rollbackModel)))).every(Boolean);
  }

  /** Deletes what the operation has left over and what is to be removed. Nobody hears of it if that fails. */
  public async cleanUp(isRemoved: (resource: Resource) => boolean, retained: string[]): Promise<void> {
    await Promise.all(this.all().map(async (resource) => {
      await Promise.all([this.deleteLeftovers(resource), isRemoved(resource) && this.remove(resource, retained)]);
      if (isRemoved(resource)) { resource.forget(); }
    }));
  }

  /** Whether all that is not to be retained could be deleted. */
  public async deleteAll(retained: string[]): Promise<boolean> {
    const gone = await Promise.all(this.all().map(async (resource) => {
      const [removed] = await Promise.all([this.remove(resource, retained), this.deleteLeftovers(resource)]);
      return removed;
    }));
    return gone.every(Boolean);
  }

  /** What an update has to do about a resource of its template, if anything. */
  private changeOf(logicalId: string, declaration: ResourceDeclaration): Act | undefined {
    const existing = this.resources.get(logicalId);
    const failed = existing?.current;
    if (!failed) { return async (resource) => resource.create(declaration); }
    if (!['CREATE_FAILED', 'DELETE_FAILED'].includes(existing.status!)) {
      return existing.differsFrom(declaration) ? async (resource) => resource.update(declaration) : undefined;
    }
    switch (this.engine.options.failedCreates) {
      case 'Parallel': return async (resource) => {
        const [created] = await Promise.all([resource.create(declaration), resource.delete(failed)]);
        return created;
      };
      case 'CreateFirst': return async (resource) => {
        resource.leftovers.push(failed);
        return resource.create(declaration);
      };
      default: return async (resource) => await resource.delete() && resource.create(declaration);
    }
  }

  private async remove(resource: Resource, retained: string[]): Promise<boolean> {
    if (!resource.current || !retained.includes(resource.current.declaration.DeletionPolicy ?? '')) { return resource.delete(); }
    resource.retain();
    return true;
  }

  private async deleteLeftovers(resource: Resource): Promise<void> {
    await Promise.all(resource.leftovers.splice(0).map(async (leftover) => resource.delete(leftover)));
  }

  private step(logicalId: string, { DependsOn = [] }: ResourceDeclaration, act: Act): Step {
    const resource = this.resources.get(logicalId) ?? new Resource(this.engine, this.stack, logicalId);
    this.resources.set(logicalId, resource);
    return { logicalId, dependsOn: DependsOn, run: async () => act(resource), abandon: () => resource.abandon() };
  }
}
