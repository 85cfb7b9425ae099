import { attributes, failure, success } from './answers';
import { OWNER_TAGS, Properties, updateEvent } from './events';
import { START } from './leaping-clock';
import { withHandler } from './with-handler';

const fixture = withHandler();

const ID = 'checkout@2026-01-01T00:00:00Z';
const NAMED = { ProfilingGroupName: 'checkout' };
const ON = { ...NAMED, AgentOrchestrationConfig: { ProfilingEnabled: true } };
const OFF = { ...NAMED, AgentOrchestrationConfig: { ProfilingEnabled: false } };

const update = (oldProperties: Properties, properties: Properties) => fixture.run(updateEvent(ID, oldProperties, properties));

describe('a change of nothing', () => {
  beforeEach(() => fixture.add());

  test('is answered with the same ID and all attributes', async () => {
    const event = updateEvent(ID, NAMED, NAMED);
    expect(await fixture.run(event)).toEqual(success(event, ID, attributes()));
  });

  test('takes one look at the group', async () => {
    await update(NAMED, NAMED);
    expect(fixture.requests()).toEqual([['DescribeProfilingGroup', { profilingGroupName: 'checkout' }]]);
  });

  test.each([
    ['the time-out', { ServiceTimeout: 1800 }],
    ['a property that the handler does not know', { Colour: 'blue' }],
  ])('but %s takes no more', async (_, change) => {
    await update(NAMED, { ...NAMED, ...change });
    expect(fixture.operations()).toEqual(['DescribeProfilingGroup']);
  });
});

describe('a change of the switch', () => {
  test.each([
    ['off', ON, OFF, false],
    ['on', OFF, ON, true],
  ])('to %s takes a look and one call', async (_, before, after, profilingEnabled) => {
    fixture.add({ profilingEnabled: !profilingEnabled });
    await update(before, after);
    expect(fixture.requests()).toEqual([
      ['DescribeProfilingGroup', { profilingGroupName: 'checkout' }],
      ['UpdateProfilingGroup', { profilingGroupName: 'checkout', agentOrchestrationConfig: { profilingEnabled } }],
    ]);
  });

  test('is answered with the same ID and the attributes as they are now', async () => {
    fixture.add();
    fixture.clock.advance(5_000);
    const event = updateEvent(ID, ON, OFF);
    expect(await fixture.run(event))
      .toEqual(success(event, ID, attributes({ ProfilingEnabled: 'false', UpdatedAt: '2026-01-01T00:00:05.000Z' })));
  });

  test('that was made outside CloudFormation is undone with the next update', async () => {
    fixture.add({ profilingEnabled: true });
    await update(OFF, { ...OFF, ServiceTimeout: 1800 });
    expect(fixture.group('checkout')).toMatchObject({ profilingEnabled: false });
  });

  test('is left alone where it was never declared', async () => {
    fixture.add({ profilingEnabled: false });
    await update(NAMED, { ...NAMED, Tags: [{ Key: 'team', Value: 'payments' }] });
    expect(fixture.group('checkout')).toMatchObject({ profilingEnabled: false });
  });

  test('to on is what taking the declaration away means', async () => {
    fixture.add({ profilingEnabled: false });
    await update(OFF, NAMED);
    expect(fixture.group('checkout')).toMatchObject({ profilingEnabled: true });
  });

  test('takes no call where the declaration of on is taken away', async () => {
    fixture.add();
    await update(ON, NAMED);
    expect(fixture.operations()).toEqual(['DescribeProfilingGroup']);
  });

  test('is rolled back by an update with old and new in exchange', async () => {
    fixture.add();
    await update(ON, OFF);
    await update(OFF, ON);
    expect(fixture.group('checkout')).toEqual({ profilingEnabled: true, computePlatform: 'Default', createdAt: START, tags: OWNER_TAGS });
  });
});

describe('an ID that is not the library\'s own', () => {
  const event = updateEvent('checkout', NAMED, OFF);

  test('is answered as it came', async () => {
    fixture.add();
    expect(await fixture.run(event)).toEqual(success(event, 'checkout', attributes({ ProfilingEnabled: 'false' })));
  });

  test('stands for the group that the old properties name', async () => {
    fixture.add();
    await fixture.run(event);
    expect(fixture.operations()).toEqual(['DescribeProfilingGroup', 'UpdateProfilingGroup']);
  });
});

describe('a change of platform under a given name', () => {
  const event = updateEvent(ID, NAMED, { ...OFF, ComputePlatform: 'AWSLambda' });

  test('is refused with what to do', async () => {
    fixture.add();
    expect(await fixture.run(event)).toEqual(failure(event, ID,
      'computePlatform of profiling group "checkout" cannot change from Default to AWSLambda while its name stays the same. '
      + 'Change profilingGroupName as well, or leave it out so that a name is generated. Nothing was changed.'));
  });

  test('changes nothing', async () => {
    fixture.add();
    await fixture.run(event);
    expect(fixture.operations()).toEqual(['DescribeProfilingGroup']);
  });

  test('is rolled back without a change', async () => {
    fixture.add();
    await update({ ...OFF, ComputePlatform: 'AWSLambda' }, ON);
    expect(fixture.operations()).toEqual(['DescribeProfilingGroup']);
  });
});

test('a wrong property is refused before any call', async () => {
  const event = updateEvent(ID, NAMED, { ...NAMED, ComputePlatform: 'EC2' });
  expect([await fixture.run(event), fixture.operations()])
    .toEqual([failure(event, ID, 'computePlatform must be one of Default, AWSLambda, but is "EC2"'), []]);
});
