import { Engine } from './engine';
import { Aim, Script } from './script';
import { ResourceRecord } from '../../src/handler/resource-record';

/** How a DescribeStackResource goes wrong. */
export type DescribeFault = Aim & (
  | { readonly kind: 'fail'; readonly error?: string }
  | { readonly kind: 'delay'; readonly ms: number }
);

/** CloudFormation's DescribeStackResource, which knows deleted stacks, too. */
export class DescribeStackResource extends Script<DescribeFault> {
  constructor(private readonly engine: Engine) {
    super();
  }

  public async call(StackId: string, LogicalResourceId: string): Promise<ResourceRecord> {
    const { time } = this.engine;
    await time.sleep(this.engine.between(5, 100));
    for (const fault of this.strike({ StackId, LogicalResourceId })) {
      if (fault.kind === 'delay') { await time.sleep(fault.ms); }
      if (fault.kind === 'fail') { throw Object.assign(new Error('Rate exceeded'), { name: fault.error ?? 'Throttling' }); }
    }
    const record = this.engine.stacks.find(({ stackId }) => stackId === StackId)?.resources.get(LogicalResourceId)?.record;
    await time.sleep(this.engine.between(5, 100));
    if (!record) { throw Object.assign(new Error(`Resource ${LogicalResourceId} does not exist`), { name: 'ValidationError' }); }
    return record;
  }
}
