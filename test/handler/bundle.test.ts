import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { AnswerBox, SIGNATURE, openAnswerBox, withAnswerBox } from './answer-box';
import { failure, success } from './answers';
import { BundleOptions, Run, SECRETS, runBundle, signedNow } from './bundle-process';
import { createEvent, deleteEvent, updateEvent } from './events';
import { withStackRecords } from './stack-records';
import { withHandler } from './with-handler';

const NAMED = { ProfilingGroupName: 'checkout' };

jest.setTimeout(60_000);

const fixture = withHandler();
const answers = withAnswerBox();
const cloudFormation = withStackRecords();

function run(event: object, { environment, ...options }: BundleOptions = {}): Promise<Run> {
  const endpoints = {
    AWS_ENDPOINT_URL_CODEGURUPROFILER: fixture.emulator.endpoint,
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.records.endpoint,
  };
  return runBundle(event, { ...options, environment: { ...endpoints, ...environment } });
}

const delivered = (box = answers.box) => box.deliveries.map(({ body }) => JSON.parse(body));
const create = () => createEvent(NAMED, { ResponseURL: signedNow(answers.box.url) });

test('a group goes from Create through Update to Delete', async () => {
  const changes = { ResponseURL: signedNow(answers.box.url) };
  await run(createEvent(NAMED, changes));
  const [{ PhysicalResourceId: id }] = delivered();
  await run(updateEvent(id, NAMED, { ...NAMED, AgentOrchestrationConfig: { ProfilingEnabled: false } }, changes));
  await run(deleteEvent(id, NAMED, changes));
  expect([delivered().map(({ Status }) => Status), fixture.operations(), fixture.names()]).toEqual([
    ['SUCCESS', 'SUCCESS', 'SUCCESS'],
    ['CreateProfilingGroup', 'DescribeProfilingGroup', 'UpdateProfilingGroup', 'DescribeProfilingGroup', 'DeleteProfilingGroup', 'DescribeProfilingGroup'],
    [],
  ]);
});

test('a Create is answered once, with the ID of the group that was made', async () => {
  await run(create());
  expect(delivered()).toEqual([success(create(), 'checkout@2026-01-01T00:00:00Z', expect.anything())]);
});

test('CloudFormation is asked about the resource of the event', async () => {
  await run(create());
  const { StackId, LogicalResourceId } = create();
  expect(cloudFormation.records.requests.map((body) => Object.fromEntries(new URLSearchParams(body))))
    .toMatchObject([{ Action: 'DescribeStackResource', StackName: StackId, LogicalResourceId }]);
});

test('a group that CloudFormation no longer waits for is deleted again', async () => {
  cloudFormation.records.record = { status: 'DELETE_COMPLETE' };
  await run(create());
  expect([delivered()[0].Status, fixture.names()]).toEqual(['FAILED', []]);
});

test('a lost connection to the service is met with another try', async () => {
  fixture.emulator.faults.inject({ kind: 'drop', operation: 'CreateProfilingGroup', when: 'after' });
  await run(create());
  expect([fixture.operations(), delivered()]).toMatchObject([['CreateProfilingGroup', 'CreateProfilingGroup'], [{ Status: 'SUCCESS' }]]);
});

test('an event that makes no sense is answered with failure', async () => {
  const event = { ...create(), RequestType: 'Read' };
  await run(event);
  expect(delivered()).toEqual([failure(create(), `${event.LogicalResourceId}@refused`,
    'MalformedEventError: RequestType must be Create, Update or Delete, but is "Read"')]);
});

describe('the output', () => {
  test('has a JSON object for each step, and nothing else', async () => {
    const { stdout, stderr } = await run(create());
    expect([stdout.trim().split('\n').map((line) => JSON.parse(line).message), stderr]).toEqual([
      [
        'Create requested', 'CreateProfilingGroup succeeded', 'DescribeStackResource succeeded',
        'Create ended with SUCCESS', 'Answer sent to CloudFormation',
      ],
      '',
    ]);
  });

  test('has no part of the ResponseURL and no credential, even when everything fails', async () => {
    fixture.emulator.faults.inject({ kind: 'fail', error: 'AccessDeniedException' }, { kind: 'drop', nth: 2 }, { kind: 'fail', error: 'ValidationException', nth: 3 });
    answers.box.receptions = ['hang up', 403, 403, 403];
    const { code, stdout, stderr } = await run(create());
    const secrets = ['X-Amz-Signature', 'X-Amz-Expires', SIGNATURE, answers.box.url, ...Object.values(SECRETS)];
    const told = secrets.filter((secret) => (stdout + stderr).includes(secret));
    expect([code, told]).toEqual([1, []]);
  });
});

describe('an answer over https', () => {
  let folder: string;
  let box: AnswerBox;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'answer-box-'));
    execFileSync('openssl', [
      'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost',
      '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem'),
    ], { stdio: 'ignore' });
    const [key, cert] = ['key.pem', 'cert.pem'].map((file) => readFileSync(join(folder, file), 'utf8'));
    box = await openAnswerBox({ key, cert });
  });
  afterEach(() => box.deliveries.splice(0));
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await box.close();
  });

  test('reaches a box whose certificate is vouched for', async () => {
    await run(createEvent(NAMED, { ResponseURL: box.url }), { environment: { NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') } });
    expect(delivered(box)).toMatchObject([{ Status: 'SUCCESS' }]);
  });

  test('does not reach one whose certificate nobody vouches for', async () => {
    const { code } = await run(createEvent(NAMED, { ResponseURL: box.url }), { milliseconds: 2_500 });
    expect([code, box.deliveries]).toEqual([1, []]);
  });
});
