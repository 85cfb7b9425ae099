import { success } from './answers';
import { OTHER_STACK_ID, OWNER_TAGS, deleteEvent } from './events';
import { START } from './leaping-clock';
import { withHandler } from './with-handler';

const fixture = withHandler({
  // What the provider's role allows: to delete the groups of its own stack.
  authorize: ({ operation, resourceTags }) =>
    operation !== 'DeleteProfilingGroup' || resourceTags['cdk-codeguru-profiler:stack-id'] === OWNER_TAGS['cdk-codeguru-profiler:stack-id'],
});

const ID = 'checkout@2026-01-01T00:00:00Z';
const NAMED = { ProfilingGroupName: 'checkout' };

const event = deleteEvent(ID, NAMED);

/** Lets something happen with each wait of anybody, the emulator included, in turn. */
function whenSomebodyWaits(...happenings: (() => void)[]) {
  const { clock } = fixture;
  jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
    clock.sleeps.push(milliseconds);
    clock.advance(milliseconds);
    happenings.shift()?.();
  });
}

afterEach(() => jest.restoreAllMocks());

describe('a group of this resource', () => {
  test('is looked at, deleted, and looked for', async () => {
    fixture.add();
    await fixture.run(event);
    expect(fixture.requests()).toEqual([
      ['DescribeProfilingGroup', { profilingGroupName: 'checkout' }],
      ['DeleteProfilingGroup', { profilingGroupName: 'checkout' }],
      ['DescribeProfilingGroup', { profilingGroupName: 'checkout' }],
    ]);
  });

  test('is answered for with the same ID', async () => {
    fixture.add();
    expect(await fixture.run(event)).toEqual(success(event, ID));
  });

  test('is gone', async () => {
    fixture.add();
    await fixture.run(event);
    expect(fixture.names()).toEqual([]);
  });

  test('is deleted by the name in the ID, whatever the properties say', async () => {
    fixture.add();
    fixture.add({ name: 'payment' });
    await fixture.run(deleteEvent(ID, { ProfilingGroupName: 'payment' }));
    expect(fixture.names()).toEqual(['payment']);
  });

  test('is deleted although its properties would be refused today', async () => {
    fixture.add();
    await fixture.run(deleteEvent(ID, { ...NAMED, ComputePlatform: 'EC2', Tags: 'none', AgentOrchestrationConfig: 'off' }));
    expect(fixture.names()).toEqual([]);
  });

  test('is deleted although its owner tags were removed, if it is the very incarnation', async () => {
    fixture.add({ tags: { team: 'payments' } });
    await fixture.run(event);
    expect([fixture.operations(), fixture.names()])
      .toEqual([['DescribeProfilingGroup', 'TagResource', 'DeleteProfilingGroup', 'DescribeProfilingGroup'], []]);
  });

  test('is looked at no more after a Delete that failed', async () => {
    fixture.add();
    fixture.emulator.faults.inject({ kind: 'fail', operation: 'DeleteProfilingGroup', error: 'ValidationException' });
    await fixture.run(event);
    expect(fixture.operations()).toEqual(['DescribeProfilingGroup', 'DeleteProfilingGroup']);
  });

  test('is looked for each second until the service is done with it', async () => {
    fixture.add();
    fixture.emulator.faults.inject({ kind: 'fail', operation: 'DeleteProfilingGroup', error: 'ResourceNotFoundException' });
    whenSomebodyWaits(() => undefined, () => undefined, () => fixture.emulator.store.clear());
    expect([await fixture.run(event), fixture.clock.sleeps]).toEqual([success(event, ID), [1_000, 1_000, 1_000]]);
  });
});

describe('a group that is gone', () => {
  test('is success, after one look', async () => {
    expect([await fixture.run(event), fixture.operations()]).toEqual([success(event, ID), ['DescribeProfilingGroup']]);
  });

  test('is success where it goes between the look and the Delete', async () => {
    fixture.add();
    fixture.emulator.faults.inject({ kind: 'delay', operation: 'DeleteProfilingGroup', ms: 1_000 });
    whenSomebodyWaits(() => fixture.emulator.store.clear());
    expect(await fixture.run(event)).toEqual(success(event, ID));
  });

  test('is success where the reply to the Delete was lost', async () => {
    fixture.add();
    fixture.emulator.faults.inject({ kind: 'drop', operation: 'DeleteProfilingGroup', when: 'after' });
    expect([await fixture.run(event), fixture.names()]).toEqual([success(event, ID), []]);
  });
});

describe('a group that somebody else puts in its place between the look and the Delete', () => {
  beforeEach(() => {
    fixture.add();
    fixture.emulator.faults.inject({ kind: 'delay', operation: 'DeleteProfilingGroup', ms: 1_000 });
    whenSomebodyWaits(() => fixture.add({ tags: { ...OWNER_TAGS, 'cdk-codeguru-profiler:stack-id': OTHER_STACK_ID } }));
  });

  test('is not deleted', async () => {
    await fixture.run(event);
    expect(fixture.names()).toEqual(['checkout']);
  });

  test('is no reason for the stack to hang', async () => {
    expect(await fixture.run(event)).toEqual(success(event, ID));
  });
});

describe('a group that is not provably of this resource', () => {
  test.each([
    ['of another stack', { tags: { ...OWNER_TAGS, 'cdk-codeguru-profiler:stack-id': OTHER_STACK_ID } }],
    ['of another resource', { tags: { ...OWNER_TAGS, 'cdk-codeguru-profiler:logical-id': 'Other' } }],
    ['of a later incarnation', { createdAt: START + 1_000 }],
    ['of a later incarnation without tags', { createdAt: START + 1_000, tags: {} }],
  ])('%s is left alone', async (_, group) => {
    fixture.add(group);
    await fixture.run(event);
    expect(fixture.operations()).toEqual(['DescribeProfilingGroup']);
  });

  test('is no reason for a stack to hang', async () => {
    fixture.add({ createdAt: START + 1_000 });
    expect(await fixture.run(event)).toEqual(success(event, ID));
  });

  test('is told in the log with its owner', async () => {
    fixture.add({ tags: { ...OWNER_TAGS, 'cdk-codeguru-profiler:logical-id': 'Other' } });
    await fixture.run(event);
    expect(fixture.log).toContainEqual({
      level: 'WARN',
      message: `Left alone: not managed by this resource, it belongs to resource Other of stack ${event.StackId}`,
      profilingGroupName: 'checkout',
    });
  });
});
