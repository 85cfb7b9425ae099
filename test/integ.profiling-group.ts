import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Stack, Tags } from 'aws-cdk-lib';
import { ComputePlatform } from 'aws-cdk-lib/aws-codeguruprofiler';
import { ProfilingGroup } from '../src';

/** Proves on a real account that the declared switch, platform and tags are those of the group that the service reports. */
const app = new App();
const stack = new Stack(app, 'cdk-codeguru-profiler-integ');
const group = new ProfilingGroup(stack, 'Group', {
  computePlatform: ComputePlatform.AWS_LAMBDA,
  agentOrchestrationConfig: { profilingEnabled: false },
});
Tags.of(group).add('purpose', 'integ');

const integ = new IntegTest(app, 'profiling-group', { testCases: [stack] });
integ.assertions
  .awsApiCall('CodeGuruProfiler', 'describeProfilingGroup', { profilingGroupName: group.profilingGroupName })
  .expect(ExpectedResult.objectLike({
    profilingGroup: {
      arn: group.profilingGroupArn,
      computePlatform: 'AWSLambda',
      agentOrchestrationConfig: { profilingEnabled: false },
      tags: { purpose: 'integ' },
    },
  }));
