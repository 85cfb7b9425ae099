import { ArnFormat, Aws, CfnResource, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnRole, IRole, Role } from 'aws-cdk-lib/aws-iam';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { STACK_ID_TAG } from './handler/resource-schema';
import { ProfilingGroupFunction } from './profiling-group-function';

/** The provider's construct ID and those of its children make logical IDs in deployed stacks: they never change. */
const PROVIDER_ID = 'CodeGuruProfilerProvider';

/**
 * The one provider behind all profiling groups of a stack: a role, a log group, a function and how Lambda retries it.
 * The role names no group, so that it need not change when groups come and go: CloudFormation would change it before
 * the Delete of a group that still needs it.
 */
export class ProfilingGroupProvider extends Construct {
  /** The provider of the stack that the scope is in. */
  public static getOrCreate(scope: Construct): ProfilingGroupProvider {
    const stack = Stack.of(scope);
    const existing = stack.node.tryFindChild(PROVIDER_ID) as ProfilingGroupProvider | undefined;
    return existing ?? new ProfilingGroupProvider(stack, PROVIDER_ID);
  }

  /** What a custom resource names as its `ServiceToken`. */
  public readonly serviceToken: string;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = Stack.of(this);
    // Of pseudo parameters, so that the role need not wait for the log group; of the stack's GUID, so that no other
    // stack, not even an earlier one of the same name, has a log group of this name.
    const logGroupName = Fn.join('/', ['/aws/lambda/cdk-codeguru-profiler', Aws.STACK_NAME, Fn.select(2, Fn.split('/', Aws.STACK_ID))]);
    const handler = new ProfilingGroupFunction(this, 'Function', {
      description: 'Creates, updates and deletes CodeGuru Profiler groups for CloudFormation (cdk-codeguru-profiler)',
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.minutes(3),
      maxEventAge: Duration.minutes(10),
      retryAttempts: 2,
      role: this.createRole(stack, logGroupName),
      logGroup: new LogGroup(this, 'LogGroup', {
        logGroupName,
        retention: RetentionDays.THREE_MONTHS,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
    this.serviceToken = handler.functionArn;
  }

  private createRole(stack: Stack, logGroupName: string): IRole {
    const groups = stack.formatArn({ service: 'codeguru-profiler', resource: 'profilingGroup', resourceName: '*' });
    const logStreams = stack.formatArn({
      service: 'logs', resource: 'log-group', resourceName: `${logGroupName}:log-stream:*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const role = new CfnResource(this, 'Role', {
      type: CfnRole.CFN_RESOURCE_TYPE_NAME,
      properties: {
        AssumeRolePolicyDocument: policyDocument(
          { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
        ),
        Policies: [{
          PolicyName: 'ManageProfilingGroups',
          PolicyDocument: policyDocument(
            allow(['codeguru-profiler:CreateProfilingGroup'], '*'), // the service knows no narrower resource for it
            allow(['codeguru-profiler:DescribeProfilingGroup', 'codeguru-profiler:UpdateProfilingGroup', 'codeguru-profiler:TagResource'], groups),
            {
              ...allow(['codeguru-profiler:DeleteProfilingGroup', 'codeguru-profiler:UntagResource'], groups),
              Condition: { StringEquals: { [`aws:ResourceTag/${STACK_ID_TAG}`]: Aws.STACK_ID } },
            },
            allow(['cloudformation:DescribeStackResource'], Aws.STACK_ID),
            allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logStreams),
          ),
        }],
      },
    });
    return Role.fromRoleArn(this, 'ImportedRole', role.getAtt('Arn').toString(), { mutable: false });
  }
}

function policyDocument(...statements: object[]) {
  return { Version: '2012-10-17', Statement: statements };
}

function allow(actions: string[], resource: string) {
  return { Effect: 'Allow', Action: actions, Resource: resource };
}
