import { failure } from './answers';
import { OTHER_STACK_ID, OWNER_TAGS, UPDATE_REQUEST_ID, updateEvent } from './events';
import { withHandler } from './with-handler';

const fixture = withHandler();

const ID = 'checkout@2026-01-01T00:00:00Z';
const CHECKOUT = { ProfilingGroupName: 'checkout' };
const PAYMENT = { ProfilingGroupName: 'payment' };
const PAYMENT_OFF = { ...PAYMENT, AgentOrchestrationConfig: { ProfilingEnabled: false } };
const UPDATED_TAGS = { ...OWNER_TAGS, 'cdk-codeguru-profiler:request-id': UPDATE_REQUEST_ID };

const event = updateEvent(ID, CHECKOUT, PAYMENT);

describe('a failed change of name', () => {
  beforeEach(() => fixture.add());

  test('deletes the new group that an earlier delivery of it made', async () => {
    fixture.add({ name: 'payment', tags: UPDATED_TAGS, profilingEnabled: true });
    fixture.emulator.faults.inject({ kind: 'fail', operation: 'UpdateProfilingGroup', error: 'ValidationException' });
    await fixture.run(updateEvent(ID, CHECKOUT, PAYMENT_OFF));
    expect(fixture.names()).toEqual(['checkout']);
  });

  test('keeps a group that another event of this resource made', async () => {
    fixture.add({ name: 'payment', profilingEnabled: true });
    fixture.emulator.faults.inject({ kind: 'fail', operation: 'UpdateProfilingGroup', error: 'ValidationException' });
    await fixture.run(updateEvent(ID, CHECKOUT, PAYMENT_OFF));
    expect(fixture.names()).toEqual(['checkout', 'payment']);
  });

  test('keeps the group of another stack', async () => {
    fixture.add({ name: 'payment', tags: { ...UPDATED_TAGS, 'cdk-codeguru-profiler:stack-id': OTHER_STACK_ID } });
    await fixture.run(event);
    expect(fixture.names()).toEqual(['checkout', 'payment']);
  });

  test('is answered with the old ID', async () => {
    fixture.emulator.faults.inject({ kind: 'fail', operation: 'CreateProfilingGroup', error: 'ServiceQuotaExceededException', message: 'Enough.' });
    expect(await fixture.run(event)).toEqual(failure(event, ID, 'CreateProfilingGroup failed with ServiceQuotaExceededException: Enough. '
      + 'Delete profiling groups that are not needed, or ask for a higher quota (Service Quotas, L-DA8D4E8D).'));
  });

  test('that cannot undo what it made tells so in the log', async () => {
    fixture.add({ name: 'payment', tags: UPDATED_TAGS });
    fixture.emulator.faults.inject(
      { kind: 'fail', operation: 'UpdateProfilingGroup', error: 'ValidationException' },
      { kind: 'fail', operation: 'DeleteProfilingGroup', error: 'ValidationException', message: 'No.' },
    );
    await fixture.run(updateEvent(ID, CHECKOUT, PAYMENT_OFF));
    expect(fixture.log.filter(({ level }) => level === 'ERROR')).toEqual([{
      level: 'ERROR',
      message: 'A new group may be left behind',
      profilingGroupName: 'payment',
      reason: 'DeleteProfilingGroup failed with ValidationException: No. Correct the property in the template.',
    }]);
  });

  test('leaves no new group where every reply to its creation is lost', async () => {
    fixture.emulator.faults.inject({ kind: 'drop', operation: 'CreateProfilingGroup', when: 'after', times: 1_000 });
    await fixture.run(event);
    expect(fixture.names()).toEqual(['checkout']);
  });

  test('leaves no new group where each reply to its creation takes all the time there is', async () => {
    fixture.emulator.faults.inject(
      { kind: 'delay', operation: 'CreateProfilingGroup', when: 'after', ms: 10_000, times: 1_000 },
      { kind: 'drop', operation: 'CreateProfilingGroup', when: 'after', times: 1_000 },
    );
    await fixture.run(event);
    expect(fixture.names()).toEqual(['checkout']);
  });
});
