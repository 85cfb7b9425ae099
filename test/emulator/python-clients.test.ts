import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { withEmulator } from './with-emulator';
import { pythonWith } from '../../local-cloud/python-environment';

const run = promisify(execFile);
const fixture = withEmulator();

let python: string;

beforeAll(async () => {
  python = await pythonWith(path.join(__dirname, 'requirements.txt'));
}, 300_000);

/** Runs Python with nothing of the machine's AWS configuration, pointed to the emulator as the README says. */
async function runPython(...args: string[]): Promise<string> {
  const { stdout } = await run(python, args, {
    env: {
      PATH: process.env.PATH,
      PYTHONUTF8: '1',
      AWS_ENDPOINT_URL_CODEGURUPROFILER: fixture.emulator.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_MAX_ATTEMPTS: '1',
    },
  });
  return stdout;
}

async function aws(command: string, options: Record<string, string> = {}): Promise<any> {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const stdout = await runPython('-m', 'awscli', 'codeguruprofiler', command, ...args, '--output', 'json');
  return stdout ? JSON.parse(stdout) : undefined;
}

describe('boto3', () => {
  test('takes a group through its life', async () => {
    expect(JSON.parse(await runPython(path.join(__dirname, 'clients.py')))).toEqual({
      'created': ['checkout', 'AWSLambda', false],
      'createdAt': '2026-01-01T00:00:00+00:00',
      'updated': true,
      'listed': ['checkout'],
      'tagged': { größe: '大きい 🚀' },
      'no policy': null,
      'policy': { AWS: 'arn:aws:iam::123456789012:role/app' },
      'channels': ['arn:aws:sns:us-east-1:123456789012:alarms'],
      'no channels': {},
      'agent': true,
      'deleted': 404,
    });
  }, 60_000);
});

describe('the AWS CLI', () => {
  const group = { 'profiling-group-name': 'checkout' };
  const resource = { 'resource-arn': 'arn:aws:codeguru-profiler:us-east-1:123456789012:profilingGroup/checkout' };

  const add = () => fixture.emulator.store.region('us-east-1').add({ name: 'checkout', tags: new Map([['team', 'payments']]) });

  test('creates a group', async () => {
    await aws('create-profiling-group', { ...group, 'client-token': 'token', 'agent-orchestration-config': 'profilingEnabled=false' });

    expect(fixture.emulator.store.region('us-east-1').get('checkout').profilingEnabled).toBe(false);
  }, 60_000);

  test('reads a group', async () => {
    add();

    expect(await aws('describe-profiling-group', group)).toMatchObject({ profilingGroup: { name: 'checkout', tags: { team: 'payments' } } });
  }, 60_000);

  test('updates a group', async () => {
    add();
    await aws('update-profiling-group', { ...group, 'agent-orchestration-config': 'profilingEnabled=false' });

    expect(fixture.emulator.store.region('us-east-1').get('checkout').profilingEnabled).toBe(false);
  }, 60_000);

  test('tags a group', async () => {
    add();
    await aws('tag-resource', { ...resource, tags: 'stage=prod' });

    expect(await aws('list-tags-for-resource', resource)).toEqual({ tags: { team: 'payments', stage: 'prod' } });
  }, 60_000);

  test('untags a group', async () => {
    add();
    await aws('untag-resource', { ...resource, 'tag-keys': 'team' });

    expect(await aws('list-tags-for-resource', resource)).toEqual({ tags: {} });
  }, 60_000);

  test('deletes a group', async () => {
    add();
    await aws('delete-profiling-group', group);

    expect(await aws('list-profiling-groups')).toEqual({ profilingGroupNames: [] });
  }, 60_000);

  test('shows an error of the service', async () => {
    await expect(aws('describe-profiling-group', group)).rejects.toMatchObject({
      stderr: expect.stringContaining('An error occurred (ResourceNotFoundException) when calling the DescribeProfilingGroup operation'),
    });
  }, 60_000);
});
