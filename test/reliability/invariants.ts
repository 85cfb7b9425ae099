import { isEqualTo, isLeftOver, riskOfWrong } from './expectations';
import { ResidualRisk } from './residual-risks';
import { Schedule } from './schedule';
import { Strangers } from './strangers';
import { nameOf } from '../../src/handler/desired-state';
import { isIncarnation, parsePhysicalResourceId } from '../../src/handler/physical-resource-id';
import { CustomResourceRequest, Engine, Stack } from '../engine/engine';
import { parseResponse } from '../engine/response-check';

const ENDED_WELL = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'];

/** What must hold whatever happens, watched while a schedule is played. */
export class Invariants {
  public readonly violations: string[] = [];
  /** The residual risks that came true. */
  public readonly excused = new Set<ResidualRisk>();

  constructor(private readonly engine: Engine, public readonly strangers: Strangers, private readonly schedule: Schedule) {}

  /** Looks at the world at the moment in which an answer has been put in its box. */
  public onAnswer(request: CustomResourceRequest, body: string): void {
    const { RequestType, PhysicalResourceId } = request.event;
    const { Status, PhysicalResourceId: answered } = parseResponse(body);
    if (RequestType === 'Delete' && Status === 'SUCCESS') { this.gone(request); }
    if (RequestType !== 'Update') { return; }
    if (Status === 'FAILED' && answered !== PhysicalResourceId) {
      this.broken('I5', `a failed update of ${PhysicalResourceId} answered ${String(answered)}`);
    }
    if (Status === 'SUCCESS' && answered !== PhysicalResourceId) { this.replaced(request, String(answered)); }
  }

  /** After an operation that may have ended well. */
  public afterDeploy(stack: Stack): void {
    if (ENDED_WELL.includes(stack.status)) { this.asDeclared(stack); }
    this.undisturbed(stack);
  }

  /** When nothing is under way any more. */
  public atRest(stack: Stack): void {
    if (ENDED_WELL.includes(stack.status)) { this.asDeclared(stack); }
  }

  /** When all stacks are deleted, and nothing is under way any more. */
  public atTheEnd(): void {
    const { engine, strangers } = this;
    for (const name of strangers.wronged) {
      const risk = riskOfWrong(name, engine, strangers);
      if (risk) { this.excused.add(risk); } else { this.broken('I1', `${name}, which is not ours, was changed: ${this.traceOf(name)}`); }
    }
    for (const { name, status } of engine.stacks) {
      if (status !== 'DELETE_COMPLETE') { this.broken('I2', `stack ${name} cannot be deleted: it is ${status}`); }
    }
    for (const group of engine.groups.values()) {
      if (strangers.groups.has(group.name)) { continue; }
      const risk = isLeftOver(group, engine, strangers);
      if (risk === 'wrong') { this.broken('I2', `${group.name} is left over: ${this.traceOf(group.name)}`); }
      if (risk !== 'right' && risk !== 'wrong') { this.excused.add(risk); }
    }
    engine.requests.forEach((request) => this.answered(request));
    engine.violations.forEach(({ kind, text }) => this.broken('I6', `${kind}: ${text}`));
    this.tokens();
  }

  /** I4: what a Delete says is gone is gone. */
  private gone({ event }: CustomResourceRequest): void {
    const id = parsePhysicalResourceId(event.PhysicalResourceId!);
    const group = 'name' in id ? this.engine.groups.get(id.name) : undefined;
    if (group && id.kind === 'acknowledged' && isIncarnation(id, new Date(group.createdAt)) && !this.strangers.groups.has(group.name)) {
      this.broken('I4', `${event.PhysicalResourceId} was said to be deleted, but is there`);
    }
  }

  /** I5: a new ID means a replacement. */
  private replaced({ event }: CustomResourceRequest, answered: string): void {
    const id = parsePhysicalResourceId(event.PhysicalResourceId!);
    if (id.kind !== 'acknowledged' || nameOf(event.ResourceProperties, event) !== id.name) { return; }
    const group = this.engine.groups.get(id.name);
    if (group && isIncarnation(id, new Date(group.createdAt))) { this.broken('I5', `an update in place of ${event.PhysicalResourceId} answered ${answered}`); }
  }

  /** I3: every event is answered in time, or it can be seen that the function failed; and no run works until it is killed. */
  private answered({ event, stored, settled }: CustomResourceRequest): void {
    const runs = this.engine.invocations.filter(({ requestId }) => requestId === event.RequestId);
    const isSilent = stored.length === 0 && settled?.Status !== 'ABANDONED' && runs.length > 0 // Lambda drops what waits too long
      && runs.every(({ outcome }) => outcome === 'returned');
    if (isSilent) { this.broken('I3', `${event.RequestType} of ${event.PhysicalResourceId ?? event.LogicalResourceId} was never answered`); }
    for (const { outcome, calls } of runs) {
      if (outcome === 'timed out' && calls.at(-1) !== 'PUT') { this.broken('I3', `${event.RequestType} worked until it was killed: ${calls.slice(-3).join()}`); }
    }
  }

  /** I7: after an operation that ended well, the service holds what the template says. */
  private asDeclared(stack: Stack): void {
    for (const resource of stack.resources.all()) {
      const flaw = isEqualTo(resource, stack, this.engine, this.strangers);
      if (flaw) { this.broken('I7', `${stack.name}.${resource.logicalId} (${stack.status}): ${flaw}`); }
    }
  }

  /** I8: where nothing goes wrong, all goes well. */
  private undisturbed(stack: Stack): void {
    const isDisturbed = this.schedule.rounds.some(({ foreign, troubles, operations }) => foreign.length > 0 || troubles.length > 0
      || operations.some((each) => each.kind === 'delete' || each.cancelledAfter !== undefined || each.other?.fails
        || [each.group, each.twin].some((group) => group?.name !== undefined || group?.deletionPolicy !== undefined)));
    if (!isDisturbed && !ENDED_WELL.slice(0, 2).includes(stack.status)) { this.broken('I8', `${stack.name} is ${stack.status} although nothing went wrong`); }
  }

  /** I9: all deliveries and tries of an event ask the service with one token for each name. */
  private tokens(): void {
    const tokens = new Map<string, unknown>();
    for (const { operation, input } of this.engine.calls) {
      if (operation !== 'CreateProfilingGroup' || !input) { continue; }
      const { profilingGroupName, clientToken, tags } = input as { profilingGroupName: string; clientToken: string; tags?: object };
      const key = JSON.stringify([profilingGroupName, tags]);
      if ((tokens.get(key) ?? clientToken) !== clientToken) { this.broken('I9', `two tokens for the creation of ${profilingGroupName} by one event`); }
      tokens.set(key, clientToken);
    }
  }

  /** What happened to a name, for the reader of a violation. */
  private traceOf(name: string): string {
    const calls = this.engine.calls.filter(({ input }) => JSON.stringify(input ?? '').includes(name));
    return calls.slice(-12).map(({ time, operation, status, error }) => `${time % 1e9} ${operation} ${error ?? status}`).join(', ');
  }

  private broken(invariant: string, text: string): void {
    this.violations.push(`${invariant}: ${text}`);
  }
}

