import { createEvent, deleteEvent, updateEvent } from './events';
import { withHandler } from './with-handler';

const fixture = withHandler();

const ID = 'checkout@2026-01-01T00:00:00Z';
const ON = { ProfilingGroupName: 'checkout', AgentOrchestrationConfig: { ProfilingEnabled: true } };
const OFF = { ProfilingGroupName: 'checkout', AgentOrchestrationConfig: { ProfilingEnabled: false } };

const count = (operation: string) => fixture.operations().filter((called) => called === operation).length;

describe.each([
  ['CreateProfilingGroup', createEvent(OFF), []],
  ['UpdateProfilingGroup', updateEvent(ID, ON, OFF), ['ConflictException']],
  ['DeleteProfilingGroup', deleteEvent(ID, ON), ['ConflictException']],
])('%s', (operation, event, more) => {
  beforeEach(() => {
    if (event.RequestType !== 'Create') { fixture.add(); }
  });

  test.each([
    'AccessDeniedException', 'InternalServerException', 'ServiceUnavailable', 'ThrottlingException', ...more,
  ])('is called again after %s until it succeeds', async (error) => {
    const status = error === 'ServiceUnavailable' ? { status: 503 } : {};
    fixture.emulator.faults.inject({ kind: 'fail', operation, error, times: 5, ...status });
    expect([(await fixture.run(event)).Status, count(operation)]).toEqual(['SUCCESS', 6]);
  });

  test('is called again where the connection is lost before it had its effect', async () => {
    fixture.emulator.faults.inject({ kind: 'drop', operation, when: 'before', times: 3 });
    expect([(await fixture.run(event)).Status, count(operation)]).toEqual(['SUCCESS', 4]);
  });

  test('is called again where the connection is lost after it had its effect, unless a look shows that it had', async () => {
    fixture.emulator.faults.inject({ kind: 'drop', operation, when: 'after', times: 3 });
    expect([(await fixture.run(event)).Status, count(operation)]).toEqual(['SUCCESS', operation === 'DeleteProfilingGroup' ? 1 : 4]);
  });
});

describe('after errors that passed', () => {
  test('a Create has made one group, of which the first call tells the time', async () => {
    fixture.emulator.faults.inject({ kind: 'drop', operation: 'CreateProfilingGroup', when: 'after' });
    expect([await fixture.run(createEvent(OFF)), fixture.names()]).toMatchObject([{ PhysicalResourceId: ID }, ['checkout']]);
  });

  test('a Create has sent the same each time', async () => {
    fixture.emulator.faults.inject({ kind: 'drop', operation: 'CreateProfilingGroup', when: 'after', times: 2 });
    await fixture.run(createEvent(OFF));
    const [first, ...others] = fixture.emulator.calls.map(({ input }) => input);
    expect(others).toEqual([first, first]);
  });

  test('an Update has switched', async () => {
    fixture.add();
    fixture.emulator.faults.inject({ kind: 'drop', operation: 'UpdateProfilingGroup', when: 'after' });
    await fixture.run(updateEvent(ID, ON, OFF));
    expect(fixture.group('checkout')).toMatchObject({ profilingEnabled: false });
  });

  test('a Create that failed for throttling leaves its Delete nothing to do', async () => {
    fixture.emulator.faults.inject({ kind: 'fail', operation: 'CreateProfilingGroup', error: 'ThrottlingException', times: 43 });
    const { PhysicalResourceId } = await fixture.run(createEvent(OFF));
    expect(await fixture.run(deleteEvent(PhysicalResourceId, OFF))).toMatchObject({ Status: 'SUCCESS' });
  });

  test('a Create whose replies were all lost leaves no group after its Delete', async () => {
    fixture.emulator.faults.inject({ kind: 'drop', operation: 'CreateProfilingGroup', when: 'after', times: 43 });
    const { Status, PhysicalResourceId } = await fixture.run(createEvent(OFF));
    await fixture.run(deleteEvent(PhysicalResourceId, OFF));
    expect([Status, fixture.names()]).toEqual(['FAILED', []]);
  });

  test('an Update that failed half way is rolled back whole', async () => {
    fixture.add();
    const tagged = { ...OFF, Tags: [{ Key: 'team', Value: 'payments' }] };
    const before = fixture.group('checkout');
    fixture.emulator.faults.inject({ kind: 'fail', operation: 'UpdateProfilingGroup', error: 'InternalServerException', times: 43 });
    await fixture.run(updateEvent(ID, ON, tagged));
    await fixture.run(updateEvent(ID, tagged, ON));
    expect(fixture.group('checkout')).toEqual(before);
  });

  test('a Delete that failed is repeated with success', async () => {
    fixture.add();
    fixture.emulator.faults.inject({ kind: 'fail', operation: 'DeleteProfilingGroup', error: 'ThrottlingException', times: 43 });
    const answers = [await fixture.run(deleteEvent(ID, ON)), await fixture.run(deleteEvent(ID, ON))];
    expect(answers.map(({ Status }) => Status)).toEqual(['FAILED', 'SUCCESS']);
  });
});

test('every call starts before the deadline, whatever happens', async () => {
  fixture.emulator.faults.inject({ kind: 'fail', error: 'ThrottlingException', times: 1_000 });
  const startedAt = fixture.clock.now();
  await fixture.run(createEvent(OFF));
  expect(Math.max(...fixture.emulator.calls.map(({ time }) => time)) - startedAt).toBeLessThan(155_000);
});
