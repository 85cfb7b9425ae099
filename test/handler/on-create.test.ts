import { attributes, failure, success } from './answers';
import { CREATE_REQUEST_ID, LOGICAL_ID, OTHER_STACK_ID, OWNER_TAGS, createEvent } from './events';
import { withHandler } from './with-handler';

const fixture = withHandler();

const ID = 'checkout@2026-01-01T00:00:00Z';

const event = createEvent({ ProfilingGroupName: 'checkout' });

describe('a new name', () => {
  test('takes one call with all that the template says', async () => {
    await fixture.run(createEvent({
      ProfilingGroupName: 'checkout',
      ComputePlatform: 'AWSLambda',
      AgentOrchestrationConfig: { ProfilingEnabled: false },
      Tags: [{ Key: 'team', Value: 'payments' }],
    }));
    expect(fixture.requests()).toEqual([['CreateProfilingGroup', {
      clientToken: expect.stringMatching(/^[0-9a-f]{64}$/),
      profilingGroupName: 'checkout',
      computePlatform: 'AWSLambda',
      agentOrchestrationConfig: { profilingEnabled: false },
      tags: { ...OWNER_TAGS, team: 'payments' },
    }]]);
  });

  test('is answered with the group\'s incarnation and all attributes', async () => {
    expect(await fixture.run(event)).toEqual(success(event, ID, attributes()));
  });

  test.each([
    ['true', true],
    ['false', false],
  ])('switches profiling as the string "%s" says', async (_, profilingEnabled) => {
    await fixture.run(createEvent({ ProfilingGroupName: 'checkout', AgentOrchestrationConfig: { ProfilingEnabled: profilingEnabled } }));
    expect(fixture.group('checkout')).toMatchObject({ profilingEnabled });
  });

  test('says nothing of the switch where the template says nothing', async () => {
    await fixture.run(event);
    expect(fixture.emulator.calls[0].input).not.toHaveProperty('agentOrchestrationConfig');
  });

  test('sends the same token for each delivery of one event', async () => {
    await fixture.run(event);
    await fixture.run(event);
    const [first, second] = fixture.emulator.calls.map(({ input }) => input!.clientToken);
    expect(second).toBe(first);
  });

  test.each([
    ['another event', { RequestId: '00000000-0000-4000-8000-000000000009' }],
    ['another stack', { StackId: OTHER_STACK_ID }],
    ['another resource', { LogicalResourceId: 'Other' }],
  ])('sends another token for %s', async (_, changes) => {
    await fixture.run(event);
    await fixture.run({ ...event, ...changes });
    const [first, second] = fixture.emulator.calls.map(({ input }) => input!.clientToken);
    expect(second).not.toBe(first);
  });
});

describe('a generated name', () => {
  const generated = createEvent({ ComputePlatform: 'AWSLambda' });

  test('is the group\'s', async () => {
    const answer = await fixture.run(generated);
    expect(fixture.names()).toEqual([answer.Data.ProfilingGroupName]);
  });

  test('is the same for each delivery of the event', async () => {
    await fixture.run(generated);
    await fixture.run(generated);
    expect(fixture.names()).toHaveLength(1);
  });

  test('differs from that of the same template in another stack', async () => {
    await fixture.run(generated);
    await fixture.run({ ...generated, StackId: OTHER_STACK_ID });
    expect(fixture.names()).toHaveLength(2);
  });
});

describe('a delivery of the event that was lost before its answer', () => {
  test('is repeated with success', async () => {
    const first = await fixture.run(event);
    fixture.clock.advance(60_000);
    expect(await fixture.run(event)).toEqual(first);
  });

  test('is recognized by its tags where the service has forgotten the token', async () => {
    fixture.add();
    fixture.clock.advance(60_000);
    expect(await fixture.run(event)).toEqual(success(event, ID, attributes()));
  });

  test('is found with one more call', async () => {
    fixture.add();
    await fixture.run(event);
    expect(fixture.operations()).toEqual(['CreateProfilingGroup', 'DescribeProfilingGroup']);
  });

  test('is completed where its group does not yet say what the template says', async () => {
    fixture.add();
    await fixture.run(createEvent({ ProfilingGroupName: 'checkout', AgentOrchestrationConfig: { ProfilingEnabled: false } }));
    expect(fixture.group('checkout')).toMatchObject({ profilingEnabled: false });
  });
});

test('a wrong property is refused before any call', async () => {
  const wrong = createEvent({ ProfilingGroupName: 'checkout', AgentOrchestrationConfig: { ProfilingEnabled: 'yes' } });
  expect([await fixture.run(wrong), fixture.operations()]).toEqual([
    failure(wrong, `${LOGICAL_ID}@refused`, 'agentOrchestrationConfig.profilingEnabled must be true or false, but is "yes"'),
    [],
  ]);
});

test('writes the creating request to the group, so that its own deliveries are told from others', async () => {
  await fixture.run(event);
  expect(fixture.group('checkout')?.tags['cdk-codeguru-profiler:request-id']).toBe(CREATE_REQUEST_ID);
});
