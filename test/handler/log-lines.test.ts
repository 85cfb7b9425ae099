import { createEvent, deleteEvent, updateEvent } from './events';
import { withHandler } from './with-handler';

const fixture = withHandler();

const ID = 'checkout@2026-01-01T00:00:00Z';
const ON = { ProfilingGroupName: 'checkout', AgentOrchestrationConfig: { ProfilingEnabled: true } };
const OFF = { ProfilingGroupName: 'checkout', AgentOrchestrationConfig: { ProfilingEnabled: false }, Tags: [{ Key: 'team', Value: 'tag-value' }] };

/** A life with all sorts of trouble. */
beforeEach(async () => {
  fixture.emulator.faults.inject(
    { kind: 'drop', operation: 'CreateProfilingGroup', when: 'after' },
    { kind: 'fail', operation: 'UpdateProfilingGroup', error: 'ThrottlingException' },
    { kind: 'fail', operation: 'DeleteProfilingGroup', error: 'AccessDeniedException' },
  );
  await fixture.run(createEvent(ON));
  await fixture.run(updateEvent(ID, ON, OFF));
  await fixture.run(deleteEvent(ID, OFF));
  await fixture.run(updateEvent(ID, ON, OFF));
});

test('lines have no facts but those that are allowed', () => {
  expect([...new Set(fixture.log.flatMap(Object.keys))].sort()).toEqual([
    'attempt', 'errorName', 'httpStatus', 'level', 'message', 'milliseconds', 'operation', 'profilingGroupName', 'reason',
  ]);
});

test('no line has anything of the ResponseURL, of credentials or of the tags\' values', () => {
  expect(JSON.stringify(fixture.log)).not.toMatch(/X-Amz|answers\.example|secret|tag-value/);
});

test('each call of the service has a line', () => {
  const told = fixture.log.flatMap(({ operation }) => operation ?? []);
  expect(told.filter((operation) => operation !== 'DescribeStackResource')).toEqual(fixture.operations());
});
