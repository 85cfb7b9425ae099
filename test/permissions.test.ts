import { runSimulation } from '@cloud-copilot/iam-simulate';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ProfilingGroup } from '../src';

/** The values that CloudFormation would fill in. */
const PSEUDO_PARAMETERS: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': '123456789012',
  'AWS::StackName': 'Stack',
  'AWS::StackId': 'arn:aws:cloudformation:eu-west-1:123456789012:stack/Stack/51af3dc0-da77-11e4-872e-1234567db123',
};
const STACK_ID = PSEUDO_PARAMETERS['AWS::StackId'];
const OTHER_STACK_ID = STACK_ID.replace('51af3dc0', '00000000');
const OWNER = 'aws:ResourceTag/cdk-codeguru-profiler:stack-id';
const GROUP = 'arn:aws:codeguru-profiler:eu-west-1:123456789012:profilingGroup/any';
const LOG_STREAM = 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/cdk-codeguru-profiler/Stack/51af3dc0-da77-11e4-872e-1234567db123:log-stream:1';

const policy = deployedPolicy(1);

/** The role's policy as it is in the account after deployment. */
function deployedPolicy(groups: number) {
  const stack = new Stack(new App(), 'Stack');
  for (let i = 0; i < groups; i++) { new ProfilingGroup(stack, `Group${i}`); }
  const [role] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'));
  expect(role.Properties.Policies).toHaveLength(1);
  expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
  return resolve(role.Properties.Policies[0].PolicyDocument);
}

function resolve(value: any): any {
  if (Array.isArray(value)) { return value.map(resolve); }
  if (typeof value !== 'object') { return value; }
  if (value.Ref) { return PSEUDO_PARAMETERS[value.Ref]; }
  if (value['Fn::Join']) { return value['Fn::Join'][1].map(resolve).join(value['Fn::Join'][0]); }
  if (value['Fn::Select']) { return resolve(value['Fn::Select'][1])[value['Fn::Select'][0]]; }
  if (value['Fn::Split']) { return resolve(value['Fn::Split'][1]).split(value['Fn::Split'][0]); }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
}

/** Whether the role may do it, by the rules of IAM and what AWS publishes of each action's resources and condition keys. */
async function isAllowed(action: string, resource: string, contextVariables: Record<string, string> = {}): Promise<boolean> {
  const simulation = await runSimulation({
    request: {
      principal: 'arn:aws:iam::123456789012:role/handler',
      action,
      resource: { resource, accountId: '123456789012' },
      contextVariables,
    },
    identityPolicies: [{ name: 'ManageProfilingGroups', policy }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  }, {});
  if (simulation.resultType === 'error') { throw new Error(JSON.stringify(simulation)); }
  return simulation.overallResult === 'Allowed';
}

describe('the handler may', () => {
  test.each([
    ['codeguru-profiler:CreateProfilingGroup', '*'],
    ['codeguru-profiler:DescribeProfilingGroup', GROUP],
    ['codeguru-profiler:UpdateProfilingGroup', GROUP],
    ['codeguru-profiler:TagResource', GROUP],
    ['cloudformation:DescribeStackResource', STACK_ID],
    ['logs:CreateLogStream', LOG_STREAM],
    ['logs:PutLogEvents', LOG_STREAM],
  ])('%s', async (action, resource) => {
    expect(await isAllowed(action, resource)).toBe(true);
  });

  test.each(['DeleteProfilingGroup', 'UntagResource'])('%s on a group of its stack', async (action) => {
    expect(await isAllowed(`codeguru-profiler:${action}`, GROUP, { [OWNER]: STACK_ID })).toBe(true);
  });
});

describe('the handler may not', () => {
  test.each(['DeleteProfilingGroup', 'UntagResource'])('%s on a group of another stack', async (action) => {
    expect(await isAllowed(`codeguru-profiler:${action}`, GROUP, { [OWNER]: OTHER_STACK_ID })).toBe(false);
  });

  test.each(['DeleteProfilingGroup', 'UntagResource'])('%s on a group without an owner', async (action) => {
    expect(await isAllowed(`codeguru-profiler:${action}`, GROUP)).toBe(false);
  });

  test.each(['DescribeProfilingGroup', 'UpdateProfilingGroup', 'TagResource', 'DeleteProfilingGroup'])('%s in another region', async (action) => {
    expect(await isAllowed(`codeguru-profiler:${action}`, GROUP.replace('eu-west-1', 'us-east-1'), { [OWNER]: STACK_ID })).toBe(false);
  });

  test.each([
    'ConfigureAgent', 'PostAgentProfile', 'GetProfile', 'PutPermission', 'RemovePermission', 'AddNotificationChannels', 'RemoveNotificationChannel',
  ])('codeguru-profiler:%s', async (action) => {
    expect(await isAllowed(`codeguru-profiler:${action}`, GROUP, { [OWNER]: STACK_ID })).toBe(false);
  });

  test.each([
    ['cloudformation:DescribeStackResource', OTHER_STACK_ID],
    ['cloudformation:DeleteStack', STACK_ID],
  ])('%s on %s', async (action, resource) => {
    expect(await isAllowed(action, resource)).toBe(false);
  });

  test('write to another log group', async () => {
    expect(await isAllowed('logs:PutLogEvents', LOG_STREAM.replace('/Stack/', '/Other/'))).toBe(false);
  });

  test('make a log group, for a late line would bring back the one that was deleted', async () => {
    expect(await isAllowed('logs:CreateLogGroup', LOG_STREAM.replace(/:log-stream.*/, ''))).toBe(false);
  });

  test.each(['iam:PassRole', 'lambda:InvokeFunction', 'sts:AssumeRole'])('%s', async (action) => {
    const resource = action.startsWith('lambda') ? 'arn:aws:lambda:eu-west-1:123456789012:function:any' : 'arn:aws:iam::123456789012:role/any';
    expect(await isAllowed(action, resource)).toBe(false);
  });
});

describe('the policy', () => {
  test('holds no wildcard action', () => {
    expect(policy.Statement.flatMap((statement: { Action: string[] }) => statement.Action).filter((action: string) => action.includes('*'))).toEqual([]);
  });

  test('is the same however many groups there are, so that it never changes before a group that needs it is deleted', () => {
    expect(deployedPolicy(30)).toEqual(policy);
  });
});
