import { attributes, failure, success } from './answers';
import { LOGICAL_ID, OTHER_STACK_ID, OWNER_TAGS, updateEvent } from './events';
import { START } from './leaping-clock';
import { withHandler } from './with-handler';

const fixture = withHandler();

const ID = 'checkout@2026-01-01T00:00:00Z';
const NAMED = { ProfilingGroupName: 'checkout' };
const ON = { ...NAMED, AgentOrchestrationConfig: { ProfilingEnabled: true } };
const OFF = { ...NAMED, AgentOrchestrationConfig: { ProfilingEnabled: false } };

describe('a group of somebody else', () => {
  const FOREIGN = { ...OWNER_TAGS, 'cdk-codeguru-profiler:stack-id': OTHER_STACK_ID };
  const event = updateEvent(ID, ON, { ...OFF, Tags: [{ Key: 'team', Value: 'payments' }] });

  test('is refused with its owner', async () => {
    fixture.add({ tags: FOREIGN });
    expect(await fixture.run(event)).toEqual(failure(event, ID, 'Profiling group "checkout" is not managed by this resource: '
      + `it belongs to resource ${LOGICAL_ID} of stack ${OTHER_STACK_ID}. It was not changed.`));
  });

  test.each([
    ['of another stack', FOREIGN],
    ['without any tags, of another incarnation', {}],
  ])('%s is never changed', async (_, tags) => {
    fixture.add({ tags, createdAt: START - 1_000 });
    await fixture.run(event);
    expect(fixture.operations()).toEqual(['DescribeProfilingGroup']);
  });
});

describe('a group that lost its owner tags', () => {
  test('gets them back, if it is the very incarnation', async () => {
    fixture.add({ tags: { team: 'payments' } });
    await fixture.run(updateEvent(ID, NAMED, NAMED));
    expect(fixture.group('checkout')?.tags).toEqual({
      ...OWNER_TAGS,
      'team': 'payments',
      'cdk-codeguru-profiler:request-id': '00000000-0000-4000-8000-000000000002',
    });
  });

  test('is answered with the same ID', async () => {
    fixture.add({ tags: {} });
    const event = updateEvent(ID, NAMED, NAMED);
    expect(await fixture.run(event)).toEqual(success(event, ID, attributes()));
  });
});
