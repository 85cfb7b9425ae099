import { rawError, serviceError, testModelledErrors } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator({ groupQuota: 2 });

const create = (input: object = {}) => fixture.client.createProfilingGroup({ profilingGroupName: 'checkout', clientToken: 'token', ...input });

const post = (body: object, query = 'clientToken=token') =>
  fixture.request('POST', `/profilingGroups?${query}`, { profilingGroupName: 'checkout', ...body });

describe('the group', () => {
  test('is answered with everything that was asked for', async () => {
    const { profilingGroup } = await create({
      computePlatform: 'AWSLambda',
      agentOrchestrationConfig: { profilingEnabled: false },
      tags: { team: 'payments' },
    });

    expect(profilingGroup).toEqual({
      name: 'checkout',
      arn: 'arn:aws:codeguru-profiler:us-east-1:123456789012:profilingGroup/checkout',
      computePlatform: 'AWSLambda',
      agentOrchestrationConfig: { profilingEnabled: false },
      createdAt: new Date(fixture.clock.now()),
      updatedAt: new Date(fixture.clock.now()),
      profilingStatus: {},
      tags: { team: 'payments' },
    });
  });

  test('is answered bare, with status 201', async () => {
    expect(await post({})).toMatchObject({ status: 201, body: { name: 'checkout' } });
  });

  test('carries its times as ISO 8601 strings with milliseconds', async () => {
    const { body } = await post({});

    expect(body.createdAt).toBe('2026-01-01T00:00:00.000Z');
  });

  test('is of platform Default unless asked otherwise', async () => {
    const { profilingGroup } = await create();

    expect(profilingGroup?.computePlatform).toBe('Default');
  });

  test('profiles unless asked otherwise', async () => {
    const { profilingGroup } = await create();

    expect(profilingGroup?.agentOrchestrationConfig).toEqual({ profilingEnabled: true });
  });

  test('keeps tags in any script', async () => {
    const { profilingGroup } = await create({ tags: { größe: '大きい 🚀' } });

    expect(profilingGroup?.tags).toEqual({ größe: '大きい 🚀' });
  });

  test('keeps a tag whose key means something to JavaScript', async () => {
    await fixture.request('POST', '/profilingGroups?clientToken=token', '{"profilingGroupName":"checkout","tags":{"__proto__":"x"}}');

    expect([...fixture.emulator.store.region('us-east-1').get('checkout').tags]).toEqual([['__proto__', 'x']]);
  });

  test('takes 50 tags', async () => {
    const tags = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`key-${i}`, '']));

    expect((await create({ tags })).profilingGroup?.tags).toEqual(tags);
  });
});

describe('a client token', () => {
  test('sent again with the same parameters answers the group that it made', async () => {
    const first = await create({ tags: { a: '1', b: '2' } });
    fixture.clock.advance(1000);
    const second = await create({ tags: { b: '2', a: '1' } });

    expect(second.profilingGroup).toEqual(first.profilingGroup);
  });

  test('sent again answers the group as it is now', async () => {
    await create();
    await fixture.client.updateProfilingGroup({ profilingGroupName: 'checkout', agentOrchestrationConfig: { profilingEnabled: false } });

    expect((await create()).profilingGroup?.agentOrchestrationConfig).toEqual({ profilingEnabled: false });
  });

  test('sent again does not count against the quota', async () => {
    await create();
    await create({ profilingGroupName: 'search', clientToken: 'other' });

    await expect(create()).resolves.toBeDefined();
  });

  test.each([
    ['name', { profilingGroupName: 'search' }],
    ['platform', { computePlatform: 'AWSLambda' }],
    ['switch', { agentOrchestrationConfig: { profilingEnabled: false } }],
    ['tags', { tags: { team: 'payments' } }],
  ])('sent again with another %s is a conflict', async (_, input) => {
    await create();

    await expect(create(input)).rejects.toEqual(serviceError('ConflictException'));
  });

  test('sent again after the deletion makes a new group', async () => {
    await create();
    await fixture.client.deleteProfilingGroup({ profilingGroupName: 'checkout' });
    fixture.clock.advance(1000);

    expect((await create()).profilingGroup?.createdAt).toEqual(new Date(fixture.clock.now()));
  });
});

describe('a conflict', () => {
  test('is a name that is taken', async () => {
    await create();

    await expect(create({ clientToken: 'other' })).rejects.toEqual(serviceError('ConflictException', expect.stringContaining('checkout')));
  });

  test('leaves the group that is there as it is', async () => {
    await create({ tags: { owner: 'me' } });
    await create({ clientToken: 'other', tags: { owner: 'you' } }).catch(() => undefined);

    expect((await fixture.client.describeProfilingGroup({ profilingGroupName: 'checkout' })).profilingGroup?.tags).toEqual({ owner: 'me' });
  });
});

test('the quota of groups is kept', async () => {
  await create({ profilingGroupName: 'a', clientToken: 'a' });
  await create({ profilingGroupName: 'b', clientToken: 'b' });

  await expect(create({ profilingGroupName: 'c', clientToken: 'c' })).rejects.toEqual(serviceError('ServiceQuotaExceededException'));
});

describe('validation', () => {
  test.each([
    ['a missing name', { profilingGroupName: null }, "Value null at 'profilingGroupName' failed to satisfy constraint: Member must not be null"],
    ['an empty name', { profilingGroupName: '' }, 'greater than or equal to 1'],
    ['a name of 256 characters', { profilingGroupName: 'n'.repeat(256) }, 'less than or equal to 255'],
    ['a name with a space', { profilingGroupName: 'bad name' },
      "Value 'bad name' at 'profilingGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\w-]+$"],
    ['an unknown platform', { computePlatform: 'EC2' },
      "Value 'EC2' at 'computePlatform' failed to satisfy constraint: Member must satisfy enum value set: [Default, AWSLambda]"],
    ['a config without its switch', { agentOrchestrationConfig: {} }, "Value null at 'agentOrchestrationConfig.profilingEnabled'"],
    ['51 tags', { tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, ''])) }, 'less than or equal to 50'],
    ['an empty tag key', { tags: { '': 'x' } }, "Value '' at 'tags.key'"],
    ['a tag key of 129 characters', { tags: { ['k'.repeat(129)]: 'x' } }, 'less than or equal to 128'],
    ['a tag value of 257 characters', { tags: { key: 'v'.repeat(257) } }, 'less than or equal to 256'],
    ['a tag key of AWS', { tags: { 'aws:stack': 'x' } }, "Value 'aws:stack' at 'tags.key'"],
    ['a tag key of AWS in capitals', { tags: { 'AWS:stack': 'x' } }, "Value 'AWS:stack' at 'tags.key'"],
  ])('refuses %s', async (_, body, message) => {
    expect(await post(body)).toEqual(rawError('ValidationException', expect.stringContaining(message)));
  });

  test.each([
    ['no client token', ''],
    ['an empty client token', 'clientToken='],
    ['a client token of 65 characters', `clientToken=${'t'.repeat(65)}`],
    ['a client token with a dot', 'clientToken=a.b'],
  ])('refuses %s', async (_, query) => {
    expect(await post({}, query)).toEqual(rawError('ValidationException', expect.stringContaining("'clientToken'")));
  });

  test('does not take the client token from the body', async () => {
    expect(await post({ clientToken: 'token' }, '')).toEqual(rawError('ValidationException'));
  });

  test('counts characters, not UTF-16 units', async () => {
    await expect(create({ tags: { ['🚀'.repeat(128)]: '🚀'.repeat(256) } })).resolves.toBeDefined();
  });

  test('names all that is wrong at once', async () => {
    expect((await post({ profilingGroupName: 'bad name', computePlatform: 'EC2' })).body.message).toMatch(/^2 validation errors detected: .*; .*/);
  });

  test.each([
    ['a name that is a number', { profilingGroupName: 1 }],
    ['a switch that is a string', { agentOrchestrationConfig: { profilingEnabled: 'true' } }],
    ['tags that are a list', { tags: ['a'] }],
    ['a tag value that is null', { tags: { a: null } }],
  ])('cannot read %s', async (_, body) => {
    expect(await post(body)).toEqual(rawError('SerializationException'));
  });

  test('ignores members that it does not know', async () => {
    expect((await post({ colour: 'blue' })).status).toBe(201);
  });
});

testModelledErrors({
  fixture,
  operation: 'CreateProfilingGroup',
  send: create,
  errors: ['ConflictException', 'InternalServerException', 'ServiceQuotaExceededException', 'ThrottlingException', 'ValidationException'],
});
