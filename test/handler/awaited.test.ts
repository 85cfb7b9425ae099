import { OWNER_TAGS, createEvent, deleteEvent, updateEvent } from './events';
import { START } from './leaping-clock';
import { withHandler } from './with-handler';

const fixture = withHandler();

const NAMED = { ProfilingGroupName: 'checkout' };
const ID = 'checkout@2026-01-01T00:00:00Z';
const create = createEvent(NAMED);

describe('a Create that CloudFormation has stopped waiting for', () => {
  test.each(['CREATE_FAILED', 'DELETE_IN_PROGRESS', 'DELETE_COMPLETE', 'DELETE_FAILED'])('leaves no group, when the resource is %s', async (status) => {
    fixture.describeStackResource.mockResolvedValue({ status });
    const { Status } = await fixture.run(create);
    expect([Status, fixture.names()]).toEqual(['FAILED', []]);
  });

  test('says so, with an ID whose Delete has nothing to do', async () => {
    fixture.describeStackResource.mockResolvedValue({ status: 'DELETE_COMPLETE' });
    expect(await fixture.run(create)).toMatchObject({
      PhysicalResourceId: `${create.LogicalResourceId}@refused`,
      Reason: 'CloudFormation does not wait for this Create any more (the resource is DELETE_COMPLETE). It had no effect.',
    });
  });

  test('is believed to be so only after a third look, for what is read may lag behind', async () => {
    fixture.describeStackResource.mockResolvedValueOnce({ status: 'DELETE_COMPLETE' }).mockResolvedValueOnce({ status: 'DELETE_COMPLETE' });
    const { Status } = await fixture.run(create);
    expect([Status, fixture.names(), fixture.clock.now() - START]).toEqual(['SUCCESS', ['checkout'], 4_000]);
  });
});

describe('a record that cannot be read', () => {
  beforeEach(() => {
    fixture.describeStackResource.mockRejectedValue(Object.assign(new Error('Rate exceeded'), { name: 'Throttling', $metadata: { httpStatusCode: 400 } }));
  });

  test('does not stop the work', async () => {
    const { Status } = await fixture.run(create);
    expect([Status, fixture.names()]).toEqual(['SUCCESS', ['checkout']]);
  });

  test('is given up within twenty seconds', async () => {
    await fixture.run(create);
    expect(fixture.clock.now() - START).toBeLessThanOrEqual(20_000);
  });

  test('is told in the log', async () => {
    await fixture.run(create);
    expect(fixture.log.at(-1)).toMatchObject({ level: 'WARN', message: 'It cannot be known whether CloudFormation still waits for this event' });
  });
});

describe('a late copy of a Create that was answered', () => {
  const OFF = { ...NAMED, AgentOrchestrationConfig: { ProfilingEnabled: false } };

  test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'DELETE_SKIPPED'])('changes nothing, when the resource is %s', async (status) => {
    fixture.add({ profilingEnabled: true });
    fixture.describeStackResource.mockResolvedValue({ status, physicalResourceId: ID });
    await fixture.run(createEvent(OFF));
    expect(fixture.group('checkout')).toMatchObject({ profilingEnabled: true });
  });

  test('takes back the group that it made, when the resource has another one by now', async () => {
    fixture.describeStackResource.mockResolvedValue({ status: 'UPDATE_COMPLETE', physicalResourceId: 'other@2026-01-01T00:00:00Z' });
    await fixture.run(create);
    expect(fixture.names()).toEqual([]);
  });
});

describe('a late copy of a replacement', () => {
  const RENAME = updateEvent('old@2025-01-01T00:00:00Z', { ProfilingGroupName: 'old' }, NAMED);

  test('takes back the group that it made, when the resource has another one by now', async () => {
    fixture.describeStackResource.mockResolvedValue({ status: 'UPDATE_COMPLETE', physicalResourceId: 'newest@2026-01-01T00:00:00Z' });
    await fixture.run(RENAME);
    expect(fixture.names()).toEqual([]);
  });

  test('does not delete the group that came of it, even if it cannot be brought up to date', async () => {
    fixture.add({ tags: { ...OWNER_TAGS, 'cdk-codeguru-profiler:request-id': RENAME.RequestId } });
    fixture.emulator.faults.inject({ kind: 'fail', operation: 'CreateProfilingGroup', error: 'ServiceQuotaExceededException' });
    fixture.describeStackResource.mockResolvedValue({ status: 'UPDATE_COMPLETE', physicalResourceId: ID });
    await fixture.run(RENAME);
    expect(fixture.names()).toEqual(['checkout']);
  });
});

describe('an event that was sent two seconds ago or more', () => {
  const OFF = { ...NAMED, AgentOrchestrationConfig: { ProfilingEnabled: false } };
  const toggle = updateEvent(ID, NAMED, OFF);

  beforeEach(() => {
    fixture.add();
    fixture.clock.advance(2_000);
  });

  test('changes nothing, if CloudFormation has turned to the resource again since', async () => {
    const record = { status: 'UPDATE_IN_PROGRESS', physicalResourceId: ID, lastUpdatedAt: new Date(START + 2_000) };
    fixture.describeStackResource.mockResolvedValue(record);
    const { Status } = await fixture.run(toggle);
    expect([Status, fixture.group('checkout')]).toMatchObject(['FAILED', { profilingEnabled: true }]);
  });

  test('answers such a refusal with the ID that came', async () => {
    fixture.describeStackResource.mockResolvedValue({ status: 'UPDATE_COMPLETE', physicalResourceId: 'newer@2026-01-01T00:00:00Z' });
    expect(await fixture.run(toggle)).toMatchObject({ PhysicalResourceId: ID });
  });

  test('changes what it is to, if CloudFormation still waits for it', async () => {
    fixture.describeStackResource.mockResolvedValue({ status: 'UPDATE_IN_PROGRESS', physicalResourceId: ID, lastUpdatedAt: new Date(START) });
    await fixture.run(toggle);
    expect(fixture.group('checkout')).toMatchObject({ profilingEnabled: false });
  });

  test('creates nothing, if the resource is being created anew by a later one', async () => {
    const record = { status: 'CREATE_IN_PROGRESS', lastUpdatedAt: new Date(START + 30_000) };
    fixture.describeStackResource.mockResolvedValue(record);
    await fixture.run(createEvent({ ProfilingGroupName: 'other' }));
    expect(fixture.operations()).toEqual([]);
  });

  test('asks nobody where there is nothing to change', async () => {
    await fixture.run(updateEvent(ID, NAMED, NAMED));
    expect(fixture.describeStackResource).not.toHaveBeenCalled();
  });
});

test('an update in place that was sent just now asks nobody', async () => {
  fixture.add();
  await fixture.run(updateEvent(ID, NAMED, { ...NAMED, AgentOrchestrationConfig: { ProfilingEnabled: false } }));
  expect(fixture.describeStackResource).not.toHaveBeenCalled();
});

describe('the rollback of a replacement that failed without undoing itself', () => {
  const ROLLBACK = updateEvent(ID, { ProfilingGroupName: 'new' }, NAMED);

  beforeEach(() => fixture.add());

  test('deletes what it left', async () => {
    fixture.add({ name: 'new' });
    await fixture.run(ROLLBACK);
    expect(fixture.names()).toEqual(['checkout']);
  });

  test('leaves a group of somebody else alone', async () => {
    fixture.add({ name: 'new', tags: {} });
    await fixture.run(ROLLBACK);
    expect(fixture.names()).toEqual(['checkout', 'new']);
  });

  test('leaves an older group of the resource alone, for it was kept on purpose', async () => {
    fixture.add({ name: 'new', createdAt: START - 3_600_001 });
    await fixture.run(ROLLBACK);
    expect(fixture.names()).toEqual(['checkout', 'new']);
  });

  test('deletes nothing, when the resource has another group by now', async () => {
    fixture.add({ name: 'new' });
    fixture.describeStackResource.mockResolvedValue({ status: 'UPDATE_COMPLETE', physicalResourceId: 'new@2026-01-01T00:00:00Z' });
    await fixture.run(ROLLBACK);
    expect(fixture.names()).toEqual(['checkout', 'new']);
  });
});

describe('an update that finds another group of its name than the ID stands for', () => {
  const healed = updateEvent('checkout@2025-06-01T00:00:00Z', NAMED, NAMED);

  test('answers with the ID of the group that is there, if an earlier run of it made that', async () => {
    fixture.add();
    expect(await fixture.run(healed)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
  });

  test('lets the Delete of the old ID leave that group alone', async () => {
    fixture.add();
    await fixture.run(healed);
    await fixture.run(deleteEvent(healed.PhysicalResourceId, NAMED));
    expect(fixture.names()).toEqual(['checkout']);
  });
});
