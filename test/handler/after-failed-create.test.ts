import { success } from './answers';
import { OWNER_TAGS, createEvent, deleteEvent } from './events';
import { withHandler } from './with-handler';

const fixture = withHandler();

const NAMED = { ProfilingGroupName: 'checkout' };

describe('the Delete after a Create that failed', () => {
  const failed = createEvent(NAMED);
  const id = `checkout@${failed.RequestId}`;
  const unconfirmed = deleteEvent(id, NAMED);

  test('deletes what it left', async () => {
    fixture.add();
    await fixture.run(unconfirmed);
    expect(fixture.names()).toEqual([]);
  });

  test('is success where it left nothing', async () => {
    expect([await fixture.run(unconfirmed), fixture.operations()])
      .toEqual([success(unconfirmed, id), ['DescribeProfilingGroup']]);
  });

  test('deletes a group that was made, but could not be made as the template says', async () => {
    fixture.add();
    fixture.emulator.faults.inject({ kind: 'fail', operation: 'UpdateProfilingGroup', error: 'ValidationException' });
    const off = { ...NAMED, AgentOrchestrationConfig: { ProfilingEnabled: false } };
    const created = await fixture.run(createEvent(off));
    await fixture.run(deleteEvent(created.PhysicalResourceId, off));
    expect([created.Status, created.PhysicalResourceId, fixture.names()]).toEqual(['FAILED', id, []]);
  });

  test('leaves a group alone that another Create of the same resource made', async () => {
    fixture.add({ tags: { ...OWNER_TAGS, 'cdk-codeguru-profiler:request-id': 'another request' } });
    await fixture.run(unconfirmed);
    expect(fixture.names()).toEqual(['checkout']);
  });

  test('leaves a group without tags alone', async () => {
    fixture.add({ tags: {} });
    await fixture.run(unconfirmed);
    expect(fixture.names()).toEqual(['checkout']);
  });
});

describe('the Delete after a Create that never answered', () => {
  const invented = deleteEvent('Shop-CheckoutProfiling5C1A9B0E-1A2B3C4D5E6F', NAMED);

  test('deletes what it left under a given name', async () => {
    fixture.add();
    await fixture.run(invented);
    expect(fixture.names()).toEqual([]);
  });

  test('deletes what it left under a generated name', async () => {
    await fixture.run(createEvent({ ComputePlatform: 'AWSLambda' }));
    await fixture.run(deleteEvent(invented.PhysicalResourceId, { ComputePlatform: 'AWSLambda' }));
    expect(fixture.names()).toEqual([]);
  });

  test('leaves a group alone that is in use since', async () => {
    fixture.add();
    fixture.describeStackResource.mockResolvedValue({ status: 'CREATE_COMPLETE', physicalResourceId: 'checkout@2026-01-01T00:00:00Z' });
    await fixture.run(invented);
    expect(fixture.names()).toEqual(['checkout']);
  });

  test('leaves a group of somebody else alone', async () => {
    fixture.add({ tags: { team: 'payments' } });
    await fixture.run(invented);
    expect(fixture.names()).toEqual(['checkout']);
  });

  test.each([
    ['a name that no group can have', { ProfilingGroupName: 'check out' }],
    ['a platform that there is not', { ComputePlatform: 'EC2' }],
  ])('with %s is success without a call', async (_, properties) => {
    const wrong = deleteEvent(invented.PhysicalResourceId, properties);
    expect([await fixture.run(wrong), fixture.operations()]).toEqual([success(wrong, wrong.PhysicalResourceId), []]);
  });

  test('without properties looks for the generated name', async () => {
    const { Data } = await fixture.run(createEvent());
    fixture.emulator.calls.splice(0);
    const { ResourceProperties: _, ...bare } = invented;
    await fixture.run(bare);
    expect(fixture.requests()[0]).toEqual(['DescribeProfilingGroup', { profilingGroupName: Data.ProfilingGroupName }]);
  });
});
