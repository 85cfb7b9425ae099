import { createHash } from 'crypto';
import {
  CodeGuruProfilerClient, CreateProfilingGroupCommand, DeleteProfilingGroupCommand, DescribeProfilingGroupCommand,
  ProfilingGroupDescription, TagResourceCommand, UntagResourceCommand, UpdateProfilingGroupCommand,
} from '@aws-sdk/client-codeguruprofiler';
import { DesiredState } from './desired-state';
import { Log } from './log';
import { OperationError } from './operation-error';
import { Claim, ownerTags } from './ownership';
import { Budget, withRetries } from './retry';

/** A group as the service describes it, with name and tags filled in. */
export interface Group extends ProfilingGroupDescription {
  readonly name: string;
  readonly tags: Record<string, string>;
}

const CALL_TIMEOUT = 10_000;
const DECISION_LIFETIME = 30_000;

/**
 * The calls to CodeGuru Profiler, spelled as the service spells them. Each is repeated within the budget as long as
 * that can help; what comes back is the answer, or `undefined` where the service's own "no" is one of the answers.
 */
export class ProfilerApi {
  constructor(private readonly client: CodeGuruProfilerClient, private readonly budget: Budget, private readonly log: Log) {}

  /** The same calls, none of which starts after this time. */
  public until(deadline: number): ProfilerApi {
    return new ProfilerApi(this.client, { ...this.budget, deadline }, this.log);
  }

  /** The new group; undefined if the name is taken. */
  public async createProfilingGroup(desired: DesiredState, claim: Claim): Promise<Group | undefined> {
    const tags = { ...desired.tags, ...ownerTags(claim) };
    const command = new CreateProfilingGroupCommand({
      clientToken: clientToken(claim, desired.name),
      profilingGroupName: desired.name,
      computePlatform: desired.computePlatform,
      agentOrchestrationConfig: desired.profilingEnabled === undefined ? undefined : { profilingEnabled: desired.profilingEnabled },
      tags,
    });
    return unless('ConflictException', async () => {
      const { profilingGroup } = await this.call('CreateProfilingGroup', (options) => this.client.send(command, options()));
      return { name: desired.name, ...profilingGroup, tags: profilingGroup?.tags ?? tags };
    });
  }

  /** The group; undefined if there is none of that name. */
  public async describeProfilingGroup(profilingGroupName: string): Promise<Group | undefined> {
    const command = new DescribeProfilingGroupCommand({ profilingGroupName });
    return unless('ResourceNotFoundException', async () => {
      const { profilingGroup } = await this.call('DescribeProfilingGroup', (options) => this.client.send(command, options()));
      return { name: profilingGroupName, ...profilingGroup, tags: profilingGroup?.tags ?? {} };
    });
  }

  public async updateProfilingGroup(profilingGroupName: string, profilingEnabled: boolean): Promise<ProfilingGroupDescription> {
    const command = new UpdateProfilingGroupCommand({ profilingGroupName, agentOrchestrationConfig: { profilingEnabled } });
    const { profilingGroup } = await this.call('UpdateProfilingGroup', (options) => this.client.send(command, options()), 'ConflictException');
    return profilingGroup!;
  }

  /**
   * Deletes a group if the decision about it is yes. The decision is taken anew before each try: what was true of a
   * name may have changed meanwhile, and permission to delete rests on the tags of a group that an earlier try, whose
   * reply was lost, may have deleted. Only a try that was throttled had no effect for certain, so that the decision
   * holds for a while: looking again each time would use up the very calls that are scarce.
   *
   * @returns the group that was to be deleted; undefined if there was none
   */
  public async deleteProfilingGroup(profilingGroupName: string, decide: (group: Group) => Promise<boolean> | boolean): Promise<Group | undefined> {
    const command = new DeleteProfilingGroupCommand({ profilingGroupName });
    const { clock } = this.budget;
    let chosen: Group | undefined;
    let decisionHoldsUntil = 0;
    await unless('ResourceNotFoundException', () => this.call('DeleteProfilingGroup', async (options) => {
      const decidedAt = clock.now();
      if (decidedAt >= decisionHoldsUntil) {
        const group = await this.describeProfilingGroup(profilingGroupName);
        if (!group || !await decide(group)) { return undefined; }
        chosen = group;
        decisionHoldsUntil = decidedAt + DECISION_LIFETIME;
      }
      return this.client.send(command, options()).catch((error: Error) => {
        if (error.name !== 'ThrottlingException') { decisionHoldsUntil = 0; }
        throw error;
      });
    }, 'ConflictException'));
    return chosen;
  }

  public async tagResource(resourceArn: string, tags: Record<string, string>): Promise<void> {
    const command = new TagResourceCommand({ resourceArn, tags });
    await this.call('TagResource', (options) => this.client.send(command, options()));
  }

  public async untagResource(resourceArn: string, tagKeys: string[]): Promise<void> {
    const command = new UntagResourceCommand({ resourceArn, tagKeys });
    await this.call('UntagResource', (options) => this.client.send(command, options()));
  }

  private call<T>(name: string, send: (options: () => { abortSignal: AbortSignal }) => Promise<T>, alsoRetryable?: string): Promise<T> {
    const options = () => ({ abortSignal: this.budget.clock.timeout(CALL_TIMEOUT) });
    return withRetries({ name, alsoRetryable }, this.budget, this.log, () => send(options));
  }
}

/** The same for each delivery and each attempt of one event, and never the same for two events. */
function clientToken({ StackId, LogicalResourceId, RequestId }: Claim, name: string): string {
  return createHash('sha256').update([StackId, LogicalResourceId, RequestId, name].join('|')).digest('hex');
}

async function unless<T>(errorName: string, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof OperationError && error.name === errorName) { return undefined; }
    throw error;
  }
}
