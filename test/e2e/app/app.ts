import { App, CfnOutput, CfnResource, Stack, Tags } from 'aws-cdk-lib';
import { ProfilingGroup, ProfilingGroupProps } from 'cdk-codeguru-profiler';

/** In context: the stack's name, and its groups' properties and tags by construct ID. */
type Groups = Record<string, ProfilingGroupProps & { readonly tags?: Record<string, string> }>;

const app = new App();
const stack = new Stack(app, app.node.getContext('stack'));
const groups: Groups = JSON.parse(app.node.getContext('groups'));

for (const [id, { tags = {}, ...props }] of Object.entries(groups)) {
  const group = new ProfilingGroup(stack, id, props);
  Object.entries(tags).forEach(([key, value]) => Tags.of(group).add(key, value));
  new CfnOutput(stack, `${id}Arn`, { value: group.profilingGroupArn });
  new CfnOutput(stack, `${id}PhysicalId`, { value: (group.node.defaultChild as CfnResource).ref });
}
