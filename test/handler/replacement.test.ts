import { attributes, failure, success } from './answers';
import { OWNER_TAGS, UPDATE_REQUEST_ID, createEvent, deleteEvent, updateEvent } from './events';
import { withHandler } from './with-handler';

const fixture = withHandler();

const ID = 'checkout@2026-01-01T00:00:00Z';
const CHECKOUT = { ProfilingGroupName: 'checkout' };
const PAYMENT = { ProfilingGroupName: 'payment' };
const UPDATED_TAGS = { ...OWNER_TAGS, 'cdk-codeguru-profiler:request-id': UPDATE_REQUEST_ID };

describe('a change of name', () => {
  const event = updateEvent(ID, CHECKOUT, PAYMENT);

  beforeEach(() => {
    fixture.add();
    fixture.clock.advance(5_000);
  });

  test('takes one call, which makes a new group', async () => {
    await fixture.run(event);
    expect(fixture.requests()).toEqual([['CreateProfilingGroup', {
      clientToken: expect.stringMatching(/^[0-9a-f]{64}$/),
      profilingGroupName: 'payment',
      computePlatform: 'Default',
      tags: UPDATED_TAGS,
    }]]);
  });

  test('is answered with the ID of the new group and all attributes', async () => {
    expect(await fixture.run(event)).toEqual(success(event, 'payment@2026-01-01T00:00:05Z', attributes({
      ProfilingGroupName: 'payment', CreatedAt: '2026-01-01T00:00:05.000Z', UpdatedAt: '2026-01-01T00:00:05.000Z',
    })));
  });

  test('leaves the old group to the Delete that follows', async () => {
    await fixture.run(event);
    expect(fixture.names()).toEqual(['checkout', 'payment']);
  });

  test('leaves only the new group after that Delete', async () => {
    await fixture.run(event);
    await fixture.run(deleteEvent(ID, CHECKOUT));
    expect(fixture.names()).toEqual(['payment']);
  });

  test('is repeated with the same answer', async () => {
    const first = await fixture.run(event);
    fixture.clock.advance(60_000);
    expect(await fixture.run(event)).toEqual(first);
  });

  test('is repeated after the cleanup with the same answer', async () => {
    const first = await fixture.run(event);
    await fixture.run(deleteEvent(ID, CHECKOUT));
    expect(await fixture.run(event)).toEqual(first);
  });

  test('is undone by a Delete of the new group alone', async () => {
    const { PhysicalResourceId } = await fixture.run(event);
    await fixture.run(deleteEvent(PhysicalResourceId, PAYMENT));
    expect(fixture.names()).toEqual(['checkout']);
  });

  test('is undone by an Update back, which takes the old group up again', async () => {
    const { PhysicalResourceId } = await fixture.run(event);
    expect(await fixture.run(updateEvent(PhysicalResourceId, PAYMENT, CHECKOUT))).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
  });

  test('to a name of somebody else is refused with the old ID', async () => {
    fixture.add({ name: 'payment', tags: { team: 'payments' } });
    expect(await fixture.run(event)).toEqual(failure(event, ID,
      'Profiling group "payment" already exists and is not managed by this resource: it carries no tags of this library. '
      + 'Choose another profilingGroupName, or delete that group first.'));
  });

  test('to a name of somebody else changes neither group', async () => {
    fixture.add({ name: 'payment', tags: { team: 'payments' } });
    const before = ['checkout', 'payment'].map(fixture.group);
    await fixture.run(event);
    expect(['checkout', 'payment'].map(fixture.group)).toEqual(before);
  });

  test('takes up a group of this resource with all that the template says', async () => {
    fixture.add({ name: 'payment', profilingEnabled: true });
    await fixture.run(updateEvent(ID, CHECKOUT, { ...PAYMENT, AgentOrchestrationConfig: { ProfilingEnabled: false } }));
    expect(fixture.group('payment')).toMatchObject({ profilingEnabled: false });
  });
});

describe('a generated name', () => {
  test('is replaced with the platform', async () => {
    const created = await fixture.run(createEvent());
    const replaced = await fixture.run(updateEvent(created.PhysicalResourceId, {}, { ComputePlatform: 'AWSLambda' }));
    await fixture.run(deleteEvent(created.PhysicalResourceId));
    expect([fixture.names(), replaced.Data.ComputePlatform]).toEqual([[replaced.Data.ProfilingGroupName], 'AWSLambda']);
  });

  test('keeps its group when only the switch changes', async () => {
    const { PhysicalResourceId } = await fixture.run(createEvent());
    const updated = await fixture.run(updateEvent(PhysicalResourceId, {}, { AgentOrchestrationConfig: { ProfilingEnabled: false } }));
    expect(updated.PhysicalResourceId).toBe(PhysicalResourceId);
  });
});

describe('a group that was deleted by hand', () => {
  const event = updateEvent(ID, CHECKOUT, CHECKOUT);

  test('is made again by the next update, as another incarnation', async () => {
    fixture.clock.advance(5_000);
    expect(await fixture.run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'checkout@2026-01-01T00:00:05Z' });
  });

  test('is not deleted by the Delete of the earlier incarnation', async () => {
    fixture.clock.advance(5_000);
    await fixture.run(event);
    expect([await fixture.run(deleteEvent(ID, CHECKOUT)), fixture.names()]).toEqual([success(deleteEvent(ID, CHECKOUT), ID), ['checkout']]);
  });

  test('is told in the log', async () => {
    await fixture.run(event);
    expect(fixture.log).toContainEqual({
      level: 'WARN', message: 'The group was deleted outside CloudFormation; creating it again', profilingGroupName: 'checkout',
    });
  });
});
