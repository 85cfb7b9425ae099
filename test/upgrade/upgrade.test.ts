import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import firstRelease from './first-release.template.json';
import { EXAMPLE_STACKS } from '../example-stacks';

type Resources = Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>;

/**
 * What a stack looks like that was deployed with the first release. This file is never written anew: it stands for
 * stacks that exist. A new release must be able to update them in place.
 */
const BEFORE: Resources = firstRelease.Resources;
const NOW: Resources = Template.fromStack(EXAMPLE_STACKS['groups with everything declared'](new App())).toJSON().Resources;

/** Properties whose change makes CloudFormation replace a resource, or refuse the update. */
const FIXED: Record<string, string[]> = {
  'AWS::IAM::Role': ['RoleName', 'Path'],
  'AWS::Lambda::Function': ['FunctionName', 'PackageType', 'TenancyConfig'],
  'AWS::Lambda::EventInvokeConfig': ['FunctionName', 'Qualifier'],
  'AWS::Logs::LogGroup': ['LogGroupName'],
  'Custom::CodeGuruProfilerProfilingGroup': ['ServiceToken', 'ProfilingGroupName', 'ComputePlatform'],
};

test('no resource of a stack of the first release is missing', () => {
  expect(Object.keys(NOW)).toEqual(expect.arrayContaining(Object.keys(BEFORE)));
});

test.each(Object.entries(BEFORE))('%s keeps its type', (logicalId, { Type }) => {
  expect(NOW[logicalId].Type).toBe(Type);
});

test.each(Object.entries(BEFORE))('%s keeps what must not change', (logicalId, { Type, Properties }) => {
  const fixed = (properties: Record<string, unknown>) => FIXED[Type].map((name) => [name, properties[name]]);
  expect(fixed(NOW[logicalId].Properties)).toEqual(fixed(Properties));
});

test('a group is not touched by the upgrade, so no event is sent for it', () => {
  const groups = (resources: Resources) => Object.entries(resources).filter(([, { Type }]) => Type.startsWith('Custom::'));
  expect(groups(NOW)).toEqual(groups(BEFORE));
});
