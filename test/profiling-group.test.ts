import { App, CfnParameter, CfnResource, PhysicalName, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as codeguruprofiler from 'aws-cdk-lib/aws-codeguruprofiler';
import { ComputePlatform } from 'aws-cdk-lib/aws-codeguruprofiler';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { ProfilingGroup } from '../src';

const TYPE = 'Custom::CodeGuruProfilerProfilingGroup';
const ENVIRONMENT = { account: '123456789012', region: 'eu-west-1' };

let app: App;
let stack: Stack;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack', { env: ENVIRONMENT });
});

/** The properties of the stack's only group. */
function properties(of: Stack = stack): Record<string, unknown> {
  const [group] = Object.values(Template.fromStack(of).findResources(TYPE));
  return group.Properties;
}

describe('a group with no properties', () => {
  test('declares nothing but who serves it and how long to wait', () => {
    new ProfilingGroup(stack, 'Group');
    expect(properties()).toEqual({
      ServiceToken: { 'Fn::GetAtt': [expect.stringMatching(/^CodeGuruProfilerProviderFunction/), 'Arn'] },
      ServiceTimeout: '900',
    });
  });

  test('leaves the removal policy to CloudFormation, which deletes', () => {
    new ProfilingGroup(stack, 'Group');
    Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: Match.absent(), UpdateReplacePolicy: Match.absent() });
  });
});

describe('properties', () => {
  test('the name is passed on', () => {
    new ProfilingGroup(stack, 'Group', { profilingGroupName: 'checkout_service-1' });
    expect(properties()).toMatchObject({ ProfilingGroupName: 'checkout_service-1' });
  });

  test('the compute platform is passed on in the words of the service', () => {
    new ProfilingGroup(stack, 'Group', { computePlatform: ComputePlatform.AWS_LAMBDA });
    expect(properties()).toMatchObject({ ComputePlatform: 'AWSLambda' });
  });

  test.each([true, false])('profilingEnabled %s is passed on', (profilingEnabled) => {
    new ProfilingGroup(stack, 'Group', { agentOrchestrationConfig: { profilingEnabled } });
    expect(properties()).toMatchObject({ AgentOrchestrationConfig: { ProfilingEnabled: profilingEnabled } });
  });

  test('switching profiling off changes one property of one resource', () => {
    const synthesize = (profilingEnabled: boolean) => {
      const anotherStack = new Stack(new App(), 'Stack');
      new ProfilingGroup(anotherStack, 'Group', { agentOrchestrationConfig: { profilingEnabled } });
      return JSON.stringify(Template.fromStack(anotherStack).toJSON());
    };
    expect(synthesize(true).replace('"ProfilingEnabled":true', '"ProfilingEnabled":false')).toEqual(synthesize(false));
  });

  test.each([
    [RemovalPolicy.RETAIN, 'Retain'],
    [RemovalPolicy.DESTROY, 'Delete'],
    [RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, 'RetainExceptOnCreate'],
  ])('removal policy %s becomes DeletionPolicy %s', (removalPolicy, DeletionPolicy) => {
    new ProfilingGroup(stack, 'Group', { removalPolicy });
    Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy });
  });

  test('a retained group is retained when it is replaced, too', () => {
    new ProfilingGroup(stack, 'Group', { removalPolicy: RemovalPolicy.RETAIN });
    Template.fromStack(stack).hasResource(TYPE, { UpdateReplacePolicy: 'Retain' });
  });

  test('the removal policy can be applied later, as with any resource', () => {
    new ProfilingGroup(stack, 'Group').applyRemovalPolicy(RemovalPolicy.RETAIN);
    Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: 'Retain' });
  });

  test('a name known only at deployment is passed on unjudged', () => {
    const parameter = new CfnParameter(stack, 'Name');
    new ProfilingGroup(stack, 'Group', { profilingGroupName: parameter.valueAsString });
    expect(properties()).toMatchObject({ ProfilingGroupName: { Ref: 'Name' } });
  });

  test('a compute platform known only at deployment is passed on unjudged', () => {
    const parameter = new CfnParameter(stack, 'Platform');
    new ProfilingGroup(stack, 'Group', { computePlatform: Token.asString(parameter) as ComputePlatform });
    expect(properties()).toMatchObject({ ComputePlatform: { Ref: 'Platform' } });
  });
});

describe('refusals', () => {
  test.each([
    ['', '""', 0],
    ['a'.repeat(256), `"${'a'.repeat(256)}"`, 256],
    ['my group', '"my group"', 8],
    ['gruppe-ä', '"gruppe-ä"', 8],
    ['a/b', '"a/b"', 3],
    ['name\n', '"name\\n"', 5],
  ])('the name %j is refused by property, rule and value', (profilingGroupName, shown, length) => {
    expect(() => new ProfilingGroup(stack, 'Group', { profilingGroupName })).toThrow(
      `profilingGroupName must be 1 to 255 letters, digits, underscores or hyphens, but is ${shown} (${length} characters)`);
  });

  test('a name of 255 characters is accepted', () => {
    new ProfilingGroup(stack, 'Group', { profilingGroupName: 'a'.repeat(255) });
    expect(properties()).toMatchObject({ ProfilingGroupName: 'a'.repeat(255) });
  });

  test('an unknown compute platform is refused', () => {
    expect(() => new ProfilingGroup(stack, 'Group', { computePlatform: 'Fargate' as ComputePlatform }))
      .toThrow('computePlatform must be one of Default, AWSLambda, but is "Fargate"');
  });

  test('what is refused leaves nothing behind in the stack', () => {
    expect(() => new ProfilingGroup(stack, 'Group', { profilingGroupName: '' })).toThrow();
    expect(stack.node.children).toEqual([]);
  });
});

describe('attributes', () => {
  test.each([
    ['profilingGroupArn', 'ProfilingGroupArn'],
    ['profilingGroupName', 'ProfilingGroupName'],
    ['profilingGroupComputePlatform', 'ComputePlatform'],
    ['profilingGroupProfilingEnabled', 'ProfilingEnabled'],
    ['profilingGroupCreatedAt', 'CreatedAt'],
    ['profilingGroupUpdatedAt', 'UpdatedAt'],
  ] as const)('%s is read from the custom resource', (attribute, name) => {
    const group = new ProfilingGroup(stack, 'Group');
    const logicalId = stack.getLogicalId(group.node.defaultChild as CfnResource);
    expect(stack.resolve(group[attribute])).toEqual({ 'Fn::GetAtt': [logicalId, name] });
  });

  test('profilingGroupRef holds name and ARN', () => {
    const group = new ProfilingGroup(stack, 'Group');
    expect(group.profilingGroupRef).toEqual({ profilingGroupArn: group.profilingGroupArn, profilingGroupName: group.profilingGroupName });
  });
});

describe('across environments', () => {
  /** How the group is named in a stack of another region. */
  function seenFromElsewhere(attribute: 'profilingGroupArn' | 'profilingGroupName', profilingGroupName?: string) {
    const elsewhere = new Stack(app, 'Elsewhere', { env: { ...ENVIRONMENT, region: 'us-east-1' } });
    const group = new ProfilingGroup(stack, 'Group', { profilingGroupName });
    new CfnResource(elsewhere, 'User', { type: 'Some::Type', properties: { Value: group[attribute] } });
    const [user] = Object.values(Template.fromStack(elsewhere).findResources('Some::Type'));
    return user.Properties.Value;
  }

  test('a given name is spelled out', () => {
    expect(seenFromElsewhere('profilingGroupName', 'checkout')).toBe('checkout');
  });

  test('a name generated if needed is spelled out on both sides', () => {
    const name = seenFromElsewhere('profilingGroupName', PhysicalName.GENERATE_IF_NEEDED);
    expect(name).toMatch(/^[\w-]{1,255}$/);
    expect(properties()).toMatchObject({ ProfilingGroupName: name });
  });

  test('the ARN is made of account, region and name', () => {
    expect(seenFromElsewhere('profilingGroupArn', 'checkout')).toEqual(
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':codeguru-profiler:eu-west-1:123456789012:profilingGroup/checkout']] });
  });

  test('without a name, CDK asks for one', () => {
    expect(() => seenFromElsewhere('profilingGroupName')).toThrow(/physical name/);
  });

  test('a name generated if needed is left to the handler where it is not needed', () => {
    new ProfilingGroup(stack, 'Group', { profilingGroupName: PhysicalName.GENERATE_IF_NEEDED });
    expect(properties()).not.toHaveProperty('ProfilingGroupName');
  });
});

describe('in the place of the native group', () => {
  const makers = [
    ['ours', (scope: Stack) => new ProfilingGroup(scope, 'Group', { profilingGroupName: 'name' })],
    ['native', (scope: Stack) => new codeguruprofiler.ProfilingGroup(scope, 'Group', { profilingGroupName: 'name' })],
  ] as const;

  /** The template of a stack, with the ways of naming the group in it made equal. */
  function withoutTheGroup(build: (scope: Stack) => void) {
    const scope = new Stack(new App(), 'Stack');
    build(scope);
    const template = JSON.stringify(Template.fromStack(scope).toJSON())
      .replace(/{"Fn::GetAtt":\["Group\w+","(ProfilingGroup)?Arn"\]}/g, '"<ARN>"')
      .replace(/{"Fn::GetAtt":\["Group\w+","ProfilingGroupName"\]}|{"Ref":"Group\w+"}/g, '"<name>"');
    const resources: Record<string, { Type: string }> = JSON.parse(template).Resources;
    return Object.fromEntries(Object.entries(resources).filter(([id]) => !/^Group|^CodeGuruProfilerProvider/.test(id)));
  }

  function sameAsNative(use: (group: codeguruprofiler.IProfilingGroup, scope: Stack) => void) {
    const [ours, native] = makers.map(([, make]) => withoutTheGroup((scope) => use(make(scope), scope)));
    expect(ours).toEqual(native);
    return ours;
  }

  test('grantPublish grants the same', () => {
    const resources = sameAsNative((group, scope) => group.grantPublish(new Role(scope, 'Role', { assumedBy: new AccountPrincipal('111122223333') })));
    expect(JSON.stringify(resources)).toContain('codeguru-profiler:PostAgentProfile');
  });

  test('grantRead grants the same', () => {
    const resources = sameAsNative((group, scope) => group.grantRead(new Role(scope, 'Role', { assumedBy: new AccountPrincipal('111122223333') })));
    expect(JSON.stringify(resources)).toContain('codeguru-profiler:GetProfile');
  });

  test('a Lambda function takes it as its profiling group', () => {
    const resources = sameAsNative((profilingGroup, scope) => new Function(scope, 'Function', {
      runtime: Runtime.PYTHON_3_12, handler: 'index.handler', code: Code.fromInline('pass'), profilingGroup,
    }));
    expect(JSON.stringify(resources)).toContain('"AWS_CODEGURU_PROFILER_GROUP_ARN":"<ARN>"');
  });

  test('grants.publish grants what grantPublish grants', () => {
    const [a, b] = [
      (group: ProfilingGroup, role: Role) => group.grants.publish(role),
      (group: ProfilingGroup, role: Role) => group.grantPublish(role),
    ].map((grant) => withoutTheGroup((scope) => grant(
      new ProfilingGroup(scope, 'Group'), new Role(scope, 'Role', { assumedBy: new AccountPrincipal('111122223333') }))));
    expect(a).toEqual(b);
  });

  test('its logical ID differs from that of the native group, so that one can follow the other under the same construct ID', () => {
    const [ours, native] = makers.map(([, make]) => {
      const scope = new Stack(new App(), 'Stack');
      return scope.resolve(scope.getLogicalId(make(scope).node.defaultChild as CfnResource ?? scope.node.findChild('Group').node.children[0]));
    });
    expect(ours).not.toEqual(native);
  });
});

describe('imports', () => {
  const ARN = 'arn:aws:codeguru-profiler:us-east-1:111122223333:profilingGroup/imported';

  test('by name: the ARN is made for the stack it is imported in', () => {
    const group = ProfilingGroup.fromProfilingGroupName(stack, 'Group', 'imported');
    expect(stack.resolve(group.profilingGroupArn)).toEqual(
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':codeguru-profiler:eu-west-1:123456789012:profilingGroup/imported']] });
  });

  test('by ARN: the name is the last part', () => {
    expect(ProfilingGroup.fromProfilingGroupArn(stack, 'Group', ARN).profilingGroupName).toBe('imported');
  });

  test('by ARN: account and region are those of the ARN', () => {
    expect(ProfilingGroup.fromProfilingGroupArn(stack, 'Group', ARN).env).toEqual({ account: '111122223333', region: 'us-east-1' });
  });

  test('an imported group adds no resource', () => {
    ProfilingGroup.fromProfilingGroupName(stack, 'Group', 'imported');
    expect(Template.fromStack(stack).toJSON()).not.toHaveProperty('Resources');
  });
});
