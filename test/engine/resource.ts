import { Engine } from './engine';
import { OtherWork } from './other-work';
import { Answer, Work } from './request';
import { RequestFields, RequestType, sendRequest } from './send-request';
import { OTHER, Properties, ResourceDeclaration, asSent } from './template';
import { ResourceRecord } from '../../src/handler/resource-record';

/** One incarnation of the resource as CloudFormation remembers it. */
export interface Incarnation {
  readonly declaration: ResourceDeclaration;
  /** As last sent. */
  readonly properties: Properties;
  /** Undefined if no answer ever named one. */
  readonly physicalResourceId?: string;
}

/** A resource of a stack, and what CloudFormation asks of its handler. Each step resolves with whether it succeeded. */
export class Resource {
  public current?: Incarnation;
  /** What it was when the stack was last whole; undefined if it has not been touched since. */
  public before?: { readonly current?: Incarnation };
  /** What is to be deleted when the operation is over. */
  public leftovers: Incarnation[] = [];
  /** What DescribeStackResource shows. */
  public record: ResourceRecord = {};
  /** Whether the failed operation has been taken back. */
  public isRolledBack = false;
  private work?: Work;

  constructor(
    private readonly engine: Engine, private readonly stack: { readonly name: string; readonly stackId: string }, public readonly logicalId: string,
  ) {}

  public get status(): string | undefined {
    return this.record.status;
  }

  public get physicalResourceId(): string | undefined {
    return this.current?.physicalResourceId;
  }

  /** Whether it was not there when the stack was last whole. */
  public get isNew(): boolean {
    return this.before !== undefined && this.before.current === undefined;
  }

  /** What it is now is what a failed operation will bring back. */
  public begin(): void {
    this.before = undefined;
    this.isRolledBack = false;
  }

  /** Whether the template asks for something else than is there. */
  public differsFrom(declaration: ResourceDeclaration): boolean {
    return !this.status?.endsWith('_COMPLETE') || JSON.stringify(this.current?.properties) !== JSON.stringify(asSent(declaration));
  }

  public async create(declaration: ResourceDeclaration): Promise<boolean> {
    this.before ??= {};
    const properties = asSent(declaration);
    this.current = { declaration, properties };
    this.set('CREATE_IN_PROGRESS');
    const { Status, PhysicalResourceId, Reason } = await this.ask('Create', declaration, { ResourceProperties: properties });
    this.current = { declaration, properties, physicalResourceId: PhysicalResourceId };
    return this.end('CREATE', Status, Status === 'ABANDONED' ? 'Resource creation cancelled' : Reason);
  }

  public async update(declaration: ResourceDeclaration): Promise<boolean> {
    const old = this.current!;
    this.before ??= { current: old };
    const { Status, Reason } = await this.change(declaration, old);
    if (Status === 'SUCCESS' && this.physicalResourceId !== old.physicalResourceId && declaration.UpdateReplacePolicy !== 'Retain') {
      this.leftovers.push(old);
    }
    return this.end('UPDATE', Status, Status === 'ABANDONED' ? 'Resource update cancelled' : Reason);
  }

  /** Undoes what the stack's operation did to it. Whatever is to be deleted for that becomes a leftover. */
  public async rollBack(model: 'A' | 'B'): Promise<boolean> {
    const failed = this.current!;
    const original = this.before!.current;
    this.isRolledBack = true;
    if (!original) { return true; } // new: the clean-up deletes it
    this.leftovers = this.leftovers.filter((leftover) => leftover !== original);
    if (failed.physicalResourceId !== original.physicalResourceId && model === 'B') {
      this.leftovers.push(failed);
      this.current = original;
      return this.end('UPDATE', 'SUCCESS');
    }
    const { Status, Reason } = await this.change(original.declaration, failed);
    if (Status !== 'SUCCESS') {
      this.current = failed;
      this.isRolledBack = false;
    } else if (this.physicalResourceId !== failed.physicalResourceId) {
      this.leftovers.push(failed);
    }
    return this.end('UPDATE', Status, Reason);
  }

  /** Takes it as rolled back although it is not. */
  public skip(): void {
    this.isRolledBack = true;
    this.current = this.before?.current;
    this.set('UPDATE_COMPLETE');
  }

  /** Deletes an incarnation; the current one unless told otherwise. */
  public async delete(incarnation: Incarnation | undefined = this.current): Promise<boolean> {
    if (!incarnation) { return true; }
    const isCurrent = incarnation === this.current;
    const { declaration, properties, physicalResourceId = this.inventedId() } = incarnation;
    if (isCurrent) {
      this.current = { ...incarnation, physicalResourceId };
      this.set('DELETE_IN_PROGRESS');
    }
    const { Status, Reason } = await this.ask('Delete', declaration, { ResourceProperties: properties, PhysicalResourceId: physicalResourceId });
    if (isCurrent) {
      this.end('DELETE', Status, Reason);
      if (Status === 'SUCCESS') { this.forget(); }
    }
    return Status === 'SUCCESS';
  }

  /** Leaves it where it is and forgets it. */
  public retain(): void {
    this.set('DELETE_SKIPPED');
    this.forget();
  }

  /** It is no longer in the stack. */
  public forget(): void {
    this.current = undefined;
  }

  /** Stops waiting for what is under way. */
  public abandon(): void {
    this.work?.abandon();
  }

  private set(status: string, reason?: string): void {
    const { physicalResourceId, logicalId: logicalResourceId, stack: { stackId } } = this;
    this.record = { status, physicalResourceId, lastUpdatedAt: new Date(this.engine.time.now()) };
    this.engine.history.push({ time: this.engine.time.now(), stackId, logicalResourceId, physicalResourceId, status, reason });
  }

  private async change(declaration: ResourceDeclaration, old: Incarnation): Promise<Answer> {
    this.set('UPDATE_IN_PROGRESS');
    const properties = asSent(declaration);
    const answer = await this.ask('Update', declaration, {
      PhysicalResourceId: old.physicalResourceId, OldResourceProperties: old.properties, ResourceProperties: properties,
    });
    this.current = { declaration, properties, physicalResourceId: answer.PhysicalResourceId ?? old.physicalResourceId };
    return answer;
  }

  private async ask(type: RequestType, declaration: ResourceDeclaration, fields: RequestFields): Promise<Answer> {
    const { engine, stack, logicalId } = this;
    const work = declaration.Type === OTHER
      ? new OtherWork(engine.time, type, logicalId, declaration)
      : sendRequest(engine, { RequestType: type, StackId: stack.stackId, LogicalResourceId: logicalId, ...fields });
    if (type !== 'Delete') { this.work = work; } // deletions go on whatever happens
    return work.answer;
  }

  private end(action: string, status: Answer['Status'], reason?: string): boolean {
    this.set(`${action}_${status === 'SUCCESS' ? 'COMPLETE' : 'FAILED'}`, reason);
    return status === 'SUCCESS';
  }

  private inventedId(): string {
    return `${this.stack.name}-${this.logicalId}-${this.engine.uuid().slice(-12).toUpperCase()}`;
  }
}
