import { attributes, failure, success } from './answers';
import { LOGICAL_ID, OTHER_STACK_ID, OWNER_TAGS, createEvent, deleteEvent } from './events';
import { START } from './leaping-clock';
import { withHandler } from './with-handler';

const fixture = withHandler();

const REFUSED_ID = `${LOGICAL_ID}@refused`;
const FOREIGN = { team: 'payments' };

const event = createEvent({ ProfilingGroupName: 'checkout' });

describe('a name that is taken', () => {
  test('by an unmarked group is refused with its name and what to do', async () => {
    fixture.add({ tags: FOREIGN });
    expect(await fixture.run(event)).toEqual(failure(event, REFUSED_ID,
      'Profiling group "checkout" already exists and is not managed by this resource: it carries no tags of this library. '
      + 'Choose another profilingGroupName, or delete that group first.'));
  });

  test('by another stack is refused with the owner', async () => {
    fixture.add({ tags: { ...OWNER_TAGS, 'cdk-codeguru-profiler:stack-id': OTHER_STACK_ID } });
    const { Reason } = await fixture.run(event);
    expect(Reason).toContain(`it belongs to resource ${LOGICAL_ID} of stack ${OTHER_STACK_ID}`);
  });

  test('by another resource of this stack is refused with the owner', async () => {
    fixture.add({ tags: { ...OWNER_TAGS, 'cdk-codeguru-profiler:logical-id': 'Other' } });
    const { Reason } = await fixture.run(event);
    expect(Reason).toContain('it belongs to resource Other of stack');
  });

  test('by an earlier group of this resource that was retained is refused', async () => {
    fixture.add({ tags: { ...OWNER_TAGS, 'cdk-codeguru-profiler:request-id': '00000000-0000-4000-8000-000000000000' } });
    expect(await fixture.run(event)).toEqual(failure(event, REFUSED_ID,
      'Profiling group "checkout" already exists: it was made by an earlier resource of this stack and kept when that was removed. '
      + 'Delete the group, or choose another profilingGroupName.'));
  });

  test('by this event\'s group of another platform is refused', async () => {
    fixture.add({ computePlatform: 'AWSLambda' });
    expect(await fixture.run(event)).toEqual(failure(event, REFUSED_ID,
      'Profiling group "checkout" already exists with compute platform AWSLambda, which cannot change to Default. Choose another profilingGroupName.'));
  });

  test('leaves the group that is there as it is', async () => {
    fixture.add({ tags: FOREIGN, profilingEnabled: false });
    await fixture.run(createEvent({ ProfilingGroupName: 'checkout', AgentOrchestrationConfig: { ProfilingEnabled: true } }));
    expect(fixture.group('checkout')).toEqual({ profilingEnabled: false, computePlatform: 'Default', createdAt: START, tags: FOREIGN });
  });

  test('leaves nothing for the Delete that follows to do', async () => {
    fixture.add({ tags: FOREIGN });
    const { PhysicalResourceId } = await fixture.run(event);
    fixture.emulator.calls.splice(0);
    await fixture.run(deleteEvent(PhysicalResourceId, event.ResourceProperties));
    expect([fixture.operations(), fixture.names()]).toEqual([[], ['checkout']]);
  });

  test('by a group that is just being deleted is taken as soon as it is free', async () => {
    fixture.emulator.faults.inject({ kind: 'fail', operation: 'CreateProfilingGroup', error: 'ConflictException', times: 2 });
    expect([await fixture.run(event), fixture.operations()]).toEqual([
      success(event, 'checkout@2026-01-01T00:00:00Z', attributes({ CreatedAt: '2026-01-01T00:00:00.600Z', UpdatedAt: '2026-01-01T00:00:00.600Z' })),
      ['CreateProfilingGroup', 'DescribeProfilingGroup', 'CreateProfilingGroup', 'DescribeProfilingGroup', 'CreateProfilingGroup'],
    ]);
  });

  test('by a group that can never be seen is given up after six rounds', async () => {
    fixture.emulator.faults.inject({ kind: 'fail', operation: 'CreateProfilingGroup', error: 'ConflictException', times: 100 });
    expect([await fixture.run(event), fixture.operations().length]).toEqual([
      failure(event, `checkout@${event.RequestId}`, 'Profiling group "checkout" can be neither created, for it exists, nor read, for it does not; deploy again.'),
      12,
    ]);
  });

  test('goes to one of two stacks that race for it', async () => {
    const rival = { ...event, StackId: OTHER_STACK_ID, RequestId: '00000000-0000-4000-8000-000000000009' };
    const answers = await Promise.all([fixture.run(event), fixture.run(rival)]);
    expect(answers.map(({ Status }) => Status).sort()).toEqual(['FAILED', 'SUCCESS']);
  });
});
