import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { ProfilingGroup } from '../src';

const FIXED_RESOURCES = {
  CodeGuruProfilerProviderRole757C0341: 'AWS::IAM::Role',
  CodeGuruProfilerProviderLogGroup94192DD6: 'AWS::Logs::LogGroup',
  CodeGuruProfilerProviderFunction7D5A49A1: 'AWS::Lambda::Function',
  CodeGuruProfilerProviderFunctionEventInvokeConfig2A79873B: 'AWS::Lambda::EventInvokeConfig',
};

function synthesize(groups: number): Template {
  const stack = new Stack(new App(), 'Stack');
  for (let i = 0; i < groups; i++) { new ProfilingGroup(stack, `Group${i || ''}`); }
  return Template.fromStack(stack);
}

function resourcesOf(template: Template): Record<string, { Type: string }> {
  return template.toJSON().Resources;
}

describe('size', () => {
  test('a stack with one group has five resources', () => {
    expect(Object.keys(resourcesOf(synthesize(1)))).toHaveLength(5);
  });

  test('each further group adds one resource', () => {
    expect(Object.keys(resourcesOf(synthesize(40)))).toHaveLength(44);
  });

  test('the longest dependency path holds three resources', () => {
    const resources = resourcesOf(synthesize(2));
    const depth = (id: string): number => {
      const text = JSON.stringify(resources[id]);
      const dependencies = Object.keys(resources).filter((other) => other !== id && text.includes(`"${other}"`));
      return 1 + Math.max(0, ...dependencies.map(depth));
    };
    expect(Math.max(...Object.keys(resources).map(depth))).toBe(3);
  });
});

describe('frozen identity', () => {
  test('logical IDs and types of the fixed resources are those of the first release', () => {
    const { GroupC77FDACD: group, ...rest } = resourcesOf(synthesize(1));
    expect(group.Type).toBe('Custom::CodeGuruProfilerProfilingGroup');
    expect(Object.fromEntries(Object.entries(rest).map(([id, { Type }]) => [id, Type]))).toEqual(FIXED_RESOURCES);
  });

  test('the function has no property that would replace it', () => {
    synthesize(1).hasResourceProperties('AWS::Lambda::Function', { FunctionName: Match.absent(), PackageType: Match.absent() });
  });
});

describe('one provider per stack', () => {
  test('groups in different scopes of a stack share it', () => {
    const stack = new Stack(new App(), 'Stack');
    new ProfilingGroup(stack, 'Group');
    new ProfilingGroup(new Construct(stack, 'Scope'), 'Group');
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 1);
  });

  test('a nested stack has its own', () => {
    const stack = new Stack(new App(), 'Stack');
    const nested = new NestedStack(stack, 'Nested');
    new ProfilingGroup(stack, 'Group');
    new ProfilingGroup(nested, 'Group');
    expect([stack, nested].map((of) => Object.keys(Template.fromStack(of).findResources('AWS::Lambda::Function')).length)).toEqual([1, 1]);
  });
});

describe('the function', () => {
  test('has no environment variables, so nothing to decrypt', () => {
    synthesize(1).hasResourceProperties('AWS::Lambda::Function', { Environment: Match.absent(), VpcConfig: Match.absent() });
  });

  test('runs on a named Node.js version on arm64', () => {
    synthesize(1).hasResourceProperties('AWS::Lambda::Function', { Runtime: 'nodejs24.x', Architectures: ['arm64'] });
  });

  test('ends its last run before CloudFormation stops waiting', () => {
    const template = synthesize(1);
    const [handler, retries, group] = ['AWS::Lambda::Function', 'AWS::Lambda::EventInvokeConfig', 'Custom::CodeGuruProfilerProfilingGroup']
      .map((type) => Object.values(template.findResources(type))[0].Properties);
    expect(retries.MaximumEventAgeInSeconds + handler.Timeout).toBeLessThan(Number(group.ServiceTimeout));
  });
});

describe('the log group', () => {
  test('belongs to the stack and goes with it', () => {
    synthesize(1).hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete', Properties: { RetentionInDays: 90 } });
  });

  test('is the one the function writes to, and outlives it', () => {
    synthesize(1).hasResourceProperties('AWS::Lambda::Function', { LoggingConfig: { LogGroup: { Ref: 'CodeGuruProfilerProviderLogGroup94192DD6' } } });
  });
});
