import { RemovalPolicy } from 'aws-cdk-lib';
import { ComputePlatform } from 'aws-cdk-lib/aws-codeguruprofiler';
import { Groups, Run, SCENARIO_TIMEOUT_MS, TestApp } from './test-app';
import { Call } from '../../emulator/service';
import { addedSince, Inventory, takeInventory } from '../../local-cloud/inventory';

const FIRST = {
  Toggled: { profilingGroupName: 'toggled', agentOrchestrationConfig: { profilingEnabled: true } },
  Tagged: { profilingGroupName: 'tagged', tags: { team: 'checkout', stage: 'beta' } },
  Renamed: { profilingGroupName: 'old-name' },
  Moved: { computePlatform: ComputePlatform.DEFAULT },
  Retained: { profilingGroupName: 'retained', removalPolicy: RemovalPolicy.RETAIN },
} satisfies Groups;

const SECOND = {
  Toggled: { profilingGroupName: 'toggled', agentOrchestrationConfig: { profilingEnabled: false } },
  Tagged: { profilingGroupName: 'tagged', tags: { team: 'payment' } },
  Renamed: { profilingGroupName: 'new-name' },
  Moved: { computePlatform: ComputePlatform.AWS_LAMBDA },
  Retained: FIRST.Retained,
} satisfies Groups;

let app: TestApp;
let bootstrapped: Inventory;
let created: ReturnType<TestApp['groups']>;
let updated: ReturnType<TestApp['groups']>;
let first: Run;
let diff: Run;
let second: Run;
let updateCalls: Call[];

const nameIn = (deployment: Run, id: keyof typeof FIRST) => deployment.outputs[`${id}Arn`].split('/')[1];

beforeAll(async () => {
  app = await TestApp.start();
  bootstrapped = await takeInventory(app.cloud.endpoint);
  first = await app.deploy('Lifecycle', FIRST);
  created = app.groups();

  diff = await app.diff('Lifecycle', { ...FIRST, Toggled: SECOND.Toggled });

  app.cloud.emulator.store.region('us-east-1').get('tagged').tags.set('cost-centre', '4711');
  const before = app.cloud.emulator.calls.length;
  second = await app.deploy('Lifecycle', SECOND);
  updated = app.groups();
  updateCalls = app.cloud.emulator.calls.slice(before);
}, SCENARIO_TIMEOUT_MS);

afterAll(() => app?.dispose());

describe('the first deployment', () => {
  test('creates a group with the declared settings', () => {
    expect(created.get('toggled')).toMatchObject({ profilingEnabled: true, computePlatform: 'Default' });
  });

  test('creates a group with the declared tags', () => {
    expect(Object.fromEntries(created.get('tagged')!.tags)).toMatchObject({ team: 'checkout', stage: 'beta' });
  });

  test('gives the ARN that the service gave', () => {
    expect(first.outputs.ToggledArn).toBe(created.get('toggled')!.arn);
  });

  test('generates a name where none is given', () => {
    expect(created.has(nameIn(first, 'Moved'))).toBe(true);
  });
});

describe('cdk diff', () => {
  test('shows the toggled property of the one resource, and nothing else', () => {
    const differences = diff.output.split('\n').filter((line) => /\[[~+-]\]/.test(line)).map((line) => line.replace(/^[\s│├└─]+/, '').trim());
    expect(differences).toEqual([
      expect.stringMatching(/^\[~\] Custom::CodeGuruProfilerProfilingGroup Toggled /),
      '[~] AgentOrchestrationConfig',
      '[~] .ProfilingEnabled:',
    ]);
  });
});

describe('the second deployment', () => {
  test('switches profiling off', () => {
    expect(updated.get('toggled')!.profilingEnabled).toBe(false);
  });

  test('switches it with one call of UpdateProfilingGroup', () => {
    const updates = updateCalls.filter(({ operation }) => operation === 'UpdateProfilingGroup');
    expect(updates.map(({ input }) => input)).toEqual([
      { profilingGroupName: 'toggled', agentOrchestrationConfig: { profilingEnabled: false } },
    ]);
  });

  test('switches it in place', () => {
    expect(updated.get('toggled')!.createdAt).toBe(created.get('toggled')!.createdAt);
    expect(second.outputs.ToggledPhysicalId).toBe(first.outputs.ToggledPhysicalId);
  });

  test('changes tags in place', () => {
    expect(Object.fromEntries(updated.get('tagged')!.tags)).toMatchObject({ team: 'payment' });
    expect(updated.get('tagged')!.tags.has('stage')).toBe(false);
    expect(second.outputs.TaggedPhysicalId).toBe(first.outputs.TaggedPhysicalId);
  });

  test('leaves a tag alone that somebody else added', () => {
    expect(updated.get('tagged')!.tags.get('cost-centre')).toBe('4711');
  });

  test('replaces a group that gets another name', () => {
    expect([updated.has('old-name'), updated.has('new-name')]).toEqual([false, true]);
  });

  test('replaces a group of generated name that gets another platform', () => {
    expect(updated.get(nameIn(second, 'Moved'))).toMatchObject({ computePlatform: 'AWSLambda' });
    expect(updated.has(nameIn(first, 'Moved'))).toBe(false);
  });

  test('leaves no group besides the declared ones', () => {
    expect(updated.size).toBe(Object.keys(SECOND).length);
  });
});

describe('destroying the stack', () => {
  beforeAll(async () => {
    await app.destroy('Lifecycle', SECOND);
  }, SCENARIO_TIMEOUT_MS);

  test('keeps the group that is to be retained, and no other', () => {
    expect([...app.groups().keys()]).toEqual(['retained']);
  });

  test('leaves no stack, function, log group or role', async () => {
    expect(addedSince(bootstrapped, await takeInventory(app.cloud.endpoint))).toEqual([]);
  });
});
