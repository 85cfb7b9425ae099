import { ComputePlatform } from 'aws-cdk-lib/aws-codeguruprofiler';
import { Run, SCENARIO_TIMEOUT_MS, TestApp } from './test-app';

let app: TestApp;
let fixed: Run;
let foreign: Run;
let overQuota: Run;
let before: ReturnType<TestApp['groups']>;
let changesOfFixed: string[];

const READS = ['DescribeProfilingGroup', 'ListTagsForResource'];

beforeAll(async () => {
  app = await TestApp.start();
  const { store, faults, calls } = app.cloud.emulator;
  store.region('us-east-1').add({ name: 'foreign', profilingEnabled: false, tags: new Map([['owner', 'somebody else']]) });
  await app.deploy('FixedName', { Group: { profilingGroupName: 'fixed' } });
  before = app.groups();

  const callsBefore = calls.length;
  [fixed, foreign] = await Promise.all([
    app.deployInVain('FixedName', { Group: { profilingGroupName: 'fixed', computePlatform: ComputePlatform.AWS_LAMBDA } }),
    app.deployInVain('ForeignName', { Group: { profilingGroupName: 'foreign', agentOrchestrationConfig: { profilingEnabled: true } } }),
  ]);
  changesOfFixed = calls.slice(callsBefore)
    .filter(({ operation, input }) => !READS.includes(operation) && JSON.stringify(input).includes('fixed'))
    .map(({ operation }) => operation);

  faults.inject({ operation: 'CreateProfilingGroup', kind: 'fail', error: 'ServiceQuotaExceededException' });
  overQuota = await app.deployInVain('OverQuota', { Group: { profilingGroupName: 'one-too-many' } });
}, SCENARIO_TIMEOUT_MS);

afterAll(() => app?.dispose());

describe('another platform for a group of given name', () => {
  test('is refused with what to do instead', () => {
    expect(fixed.output).toMatch(/profilingGroupName/);
  });

  test('rolls the stack back', async () => {
    expect(await app.status('FixedName')).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  test('changes nothing', () => {
    expect(changesOfFixed).toEqual([]);
    expect(app.groups().get('fixed')).toEqual(before.get('fixed'));
  });
});

describe('a name that somebody else\'s group has', () => {
  test('is refused', () => {
    expect(foreign.output).toMatch(/foreign/);
  });

  test('rolls the stack back', async () => {
    expect(await app.status('ForeignName')).toBe('ROLLBACK_COMPLETE');
  });

  test('leaves that group as it was', () => {
    expect(app.groups().get('foreign')).toEqual(before.get('foreign'));
  });
});

describe('a create that the service refuses', () => {
  test('fails the deployment with the service\'s reason', () => {
    expect(overQuota.output).toMatch(/ServiceQuotaExceededException/);
  });

  test('rolls the stack back', async () => {
    expect(await app.status('OverQuota')).toBe('ROLLBACK_COMPLETE');
  });

  test('leaves no group', () => {
    expect(app.groups().has('one-too-many')).toBe(false);
  });
});
