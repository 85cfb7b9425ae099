import { App, CfnOutput, PhysicalName, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { ComputePlatform } from 'aws-cdk-lib/aws-codeguruprofiler';
import { ProfilingGroup } from '../src';

const ENVIRONMENT = { account: '123456789012', region: 'eu-west-1' };

/** Stacks as users write them: what is claimed of synthesized templates is claimed of each of these. */
export const EXAMPLE_STACKS: Record<string, (app: App) => Stack> = {
  'one group with nothing declared'(app) {
    const stack = new Stack(app, 'Minimal');
    new ProfilingGroup(stack, 'Group');
    return stack;
  },

  'groups with everything declared'(app) {
    const stack = new Stack(app, 'Full', { env: ENVIRONMENT });
    const group = new ProfilingGroup(stack, 'Checkout', {
      profilingGroupName: 'checkout',
      computePlatform: ComputePlatform.AWS_LAMBDA,
      agentOrchestrationConfig: { profilingEnabled: false },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    new ProfilingGroup(stack, 'Search', { profilingGroupName: PhysicalName.GENERATE_IF_NEEDED, agentOrchestrationConfig: { profilingEnabled: true } });
    Tags.of(stack).add('team', 'shop');
    new CfnOutput(stack, 'CheckoutArn', { value: group.profilingGroupArn });
    new CfnOutput(stack, 'CheckoutName', { value: group.profilingGroupName });
    new CfnOutput(stack, 'CheckoutCreatedAt', { value: group.profilingGroupCreatedAt });
    return stack;
  },
};
