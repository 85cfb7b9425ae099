import { App, CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ProfilingGroup } from 'cdk-codeguru-profiler';

const app = new App();
const stack = new Stack(app, 'ProfiledShop');

const group = new ProfilingGroup(stack, 'Checkout', {
  agentOrchestrationConfig: { profilingEnabled: app.node.tryGetContext('profiling') !== 'off' },
});
Tags.of(group).add('team', 'shop');

// The application that is profiled: its agent may publish profiles to the group.
const application = new Role(stack, 'Application', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
group.grantPublish(application);

new CfnOutput(stack, 'ProfilingGroupName', { value: group.profilingGroupName });
new CfnOutput(stack, 'ProfilingGroupArn', { value: group.profilingGroupArn });
