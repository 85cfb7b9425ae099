import { failure } from './answers';
import { OWNER_TAGS, createEvent, deleteEvent, updateEvent } from './events';
import { withHandler } from './with-handler';

const fixture = withHandler();

const ID = 'checkout@2026-01-01T00:00:00Z';
const ON = { ProfilingGroupName: 'checkout', AgentOrchestrationConfig: { ProfilingEnabled: true } };
const OFF = { ProfilingGroupName: 'checkout', AgentOrchestrationConfig: { ProfilingEnabled: false } };

/** How often a call is made, with the dice of these tests, where it is made until the time is up. */
const UNTIL_DEADLINE = 43;
const FOR_75_SECONDS = 23;

const REASON = {
  AccessDeniedException: 'Check the permissions of the handler\'s role',
  ConflictException: 'Something else is changing the group at the same time',
  InternalServerException: 'The service failed repeatedly',
  ResourceNotFoundException: 'The group was deleted while it was being changed',
  ServiceQuotaExceededException: 'ask for a higher quota',
  ThrottlingException: 'The service limited the rate of calls for too long',
  ValidationException: 'Correct the property in the template',
};

const FOR_ANY_OPERATION = [
  ['AccessDeniedException', FOR_75_SECONDS],
  ['InternalServerException', UNTIL_DEADLINE],
  ['ServiceQuotaExceededException', 1],
  ['ThrottlingException', UNTIL_DEADLINE],
  ['ValidationException', 1],
] as const;

/** The answer's reason, as far as the error decides it. */
const reason = (operation: string, error: keyof typeof REASON) =>
  expect.stringMatching(`^${operation} failed with ${error}: Told by the service\\. .*${REASON[error]}`);

const fail = (operation: string, error: string) =>
  fixture.emulator.faults.inject({ kind: 'fail', operation, error, message: 'Told by the service', times: 1_000 });

const count = (operation: string) => fixture.operations().filter((called) => called === operation).length;

describe('a Create that meets a lasting', () => {
  const event = createEvent(OFF);

  test.each([...FOR_ANY_OPERATION, ['ResourceNotFoundException', 1] as const])('%s fails after %i calls, with nothing made', async (error, calls) => {
    fail('CreateProfilingGroup', error);
    expect([await fixture.run(event), count('CreateProfilingGroup'), fixture.names()])
      .toEqual([failure(event, `checkout@${event.RequestId}`, reason('CreateProfilingGroup', error)), calls, []]);
  });

  test('ConflictException fails after 6 calls, with nothing made', async () => {
    fail('CreateProfilingGroup', 'ConflictException');
    expect([await fixture.run(event), count('CreateProfilingGroup'), fixture.names()]).toEqual([
      failure(event, `checkout@${event.RequestId}`, 'Profiling group "checkout" can be neither created, for it exists, nor read, for it does not; deploy again.'),
      6,
      [],
    ]);
  });
});

describe('an Update that meets a lasting', () => {
  const event = updateEvent(ID, ON, OFF);

  test.each([
    ...FOR_ANY_OPERATION,
    ['ConflictException', UNTIL_DEADLINE] as const,
    ['ResourceNotFoundException', 1] as const,
  ])('%s fails after %i calls, with the same ID and the switch as it was', async (error, calls) => {
    fixture.add();
    fail('UpdateProfilingGroup', error);
    expect([await fixture.run(event), count('UpdateProfilingGroup'), fixture.group('checkout')?.profilingEnabled])
      .toEqual([failure(event, ID, reason('UpdateProfilingGroup', error)), calls, true]);
  });
});

describe('a Delete that meets a lasting', () => {
  const event = deleteEvent(ID, ON);

  test.each([
    ...FOR_ANY_OPERATION,
    ['ConflictException', UNTIL_DEADLINE] as const,
  ])('%s fails after %i calls, with the group still there', async (error, calls) => {
    fixture.add();
    fail('DeleteProfilingGroup', error);
    expect([await fixture.run(event), count('DeleteProfilingGroup'), fixture.names()])
      .toEqual([failure(event, ID, reason('DeleteProfilingGroup', error)), calls, ['checkout']]);
  });

  test('ResourceNotFoundException does not succeed while the group is still there', async () => {
    fixture.add();
    fail('DeleteProfilingGroup', 'ResourceNotFoundException');
    expect([await fixture.run(event), count('DeleteProfilingGroup'), fixture.names()]).toEqual([
      failure(event, ID, 'Profiling group "checkout" still exists although DeleteProfilingGroup succeeded; delete the stack again.'),
      1,
      ['checkout'],
    ]);
  });
});

describe.each([
  ['an Update', updateEvent(ID, ON, OFF)],
  ['a Delete', deleteEvent(ID, ON)],
])('%s that cannot even look at the group because of a lasting', (_, event) => {
  test.each(FOR_ANY_OPERATION)('%s fails after %i looks, without a change', async (error, calls) => {
    fixture.add();
    fail('DescribeProfilingGroup', error);
    expect([await fixture.run(event), fixture.operations()])
      .toEqual([failure(event, ID, reason('DescribeProfilingGroup', error)), Array(calls).fill('DescribeProfilingGroup')]);
  });
});

test.each([
  ['TagResource', {}, { Tags: [{ Key: 'team', Value: 'payments' }] }],
  ['UntagResource', { Tags: [{ Key: 'stage', Value: 'prod' }] }, {}],
])('an Update whose %s fails keeps the ID', async (operation, before, after) => {
  fixture.add({ tags: { ...OWNER_TAGS, stage: 'prod' } });
  fail(operation, 'InternalServerException');
  const event = updateEvent(ID, { ...ON, ...before }, { ...ON, ...after });
  expect(await fixture.run(event)).toEqual(failure(event, ID, reason(operation, 'InternalServerException')));
});
