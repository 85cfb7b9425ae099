import { join } from 'node:path';
import { CodeGuruProfilerClient, DescribeProfilingGroupCommand, paginateListProfilingGroups } from '@aws-sdk/client-codeguruprofiler';
import { CdkApp } from './cdk-app';
import { addedSince, takeInventory } from './inventory';
import { LocalCloud, startLocalCloud } from './local-cloud';
import { Narrator } from './narrator';
import { onTermination } from './termination';

const EXAMPLE = join(__dirname, '..', 'examples', 'typescript');

const narrator = new Narrator(5);

async function demo() {
  const started = Date.now();
  narrator.title('cdk-codeguru-profiler: a profiling group from deploy to destroy, all on this machine');

  narrator.begin('Start a local cloud', 'MiniStack stands for CloudFormation, Lambda, IAM and S3, an emulator for CodeGuru Profiler.');
  const cloud = await startLocalCloud({ log: (line) => console.log(`     ${line}`) });
  let app: CdkApp | undefined;
  const cleanUp = async () => {
    await app?.dispose();
    await cloud.stop();
  };
  onTermination(cleanUp);
  try {
    narrator.claim(`MiniStack answers at ${cloud.endpoint}, the emulator at ${cloud.emulator.endpoint}`, true);
    app = await CdkApp.copyOf(EXAMPLE, cloud);
    await deployToDestroy(app, cloud);
    console.log(`\n     That took ${Math.round((Date.now() - started) / 1000)} s. The local cloud is gone, too.\n`);
  } finally {
    await cleanUp();
  }
}

async function deployToDestroy(app: CdkApp, cloud: LocalCloud) {
  narrator.begin('Prepare it for the CDK', 'Once per account and region, as in a real one: a bucket for assets, and roles to deploy with.');
  narrator.command('cdk bootstrap');
  const bootstrap = await app.run('bootstrap');
  const empty = await takeInventory(cloud.endpoint);
  narrator.claim('The account is bootstrapped', bootstrap.code === 0 && empty.stacks.includes('CDKToolkit'));
  narrator.claim('CodeGuru Profiler has no profiling group', (await groups(cloud)).length === 0);

  narrator.begin('Deploy examples/typescript', 'One stack: a profiling group, and the role of an application that may publish profiles to it.');
  narrator.command('cdk deploy');
  await app.show('deploy', '--require-approval', 'never');
  const [created, ...others] = await groups(cloud);
  narrator.facts(created);
  narrator.claim('CodeGuru Profiler has exactly this group, and profiling is on', created.profiling === 'on' && others.length === 0);

  narrator.begin('Switch profiling off', 'Agents learn of it at their next request; the application need not be deployed.');
  narrator.command('cdk deploy -c profiling=off');
  await app.show('deploy', '--require-approval', 'never', '-c', 'profiling=off');
  const [changed, ...more] = await groups(cloud);
  narrator.facts(changed, created);
  narrator.claim('Profiling is off', changed.profiling === 'off');
  narrator.claim('It is the same group, with all its profiles', changed.ARN === created.ARN && changed.created === created.created && more.length === 0);

  narrator.begin('Destroy the stack', 'Nothing may be left: no group, and nothing of what the library needed to manage it.');
  narrator.command('cdk destroy');
  await app.show('destroy', '--force');
  console.log();
  narrator.claim('No profiling group is left', (await groups(cloud)).length === 0);
  const left = addedSince(empty, await takeInventory(cloud.endpoint));
  narrator.claim(`No stack, function, log group or role is left${left.map((name) => `, but ${name}`).join('')}`, left.length === 0);
}

/** All groups, as the service reports them to the SDK. */
async function groups(cloud: LocalCloud): Promise<Record<string, string>[]> {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = cloud.environment;
  const client = new CodeGuruProfilerClient({ endpoint: cloud.emulator.endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const reports: Record<string, string>[] = [];
  for await (const { profilingGroupNames = [] } of paginateListProfilingGroups({ client }, {})) {
    for (const profilingGroupName of profilingGroupNames) {
      const { profilingGroup } = await client.send(new DescribeProfilingGroupCommand({ profilingGroupName }));
      reports.push({
        name: profilingGroupName,
        ARN: profilingGroup!.arn!,
        profiling: profilingGroup!.agentOrchestrationConfig!.profilingEnabled ? 'on' : 'off',
        platform: profilingGroup!.computePlatform!,
        created: profilingGroup!.createdAt!.toISOString(),
        updated: profilingGroup!.updatedAt!.toISOString(),
        ...Object.fromEntries(Object.entries(profilingGroup!.tags ?? {}).map(([key, value]) => [`tag ${key}`, value])),
      });
    }
  }
  return reports;
}

demo().catch((error: Error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
