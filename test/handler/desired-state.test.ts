import { LOGICAL_ID, STACK_ID } from './events';
import { InvalidPropertyError, desiredState, nameOf, tagKeysOf } from '../../src/handler/desired-state';

const IDENTITY = { StackId: STACK_ID, LogicalResourceId: LOGICAL_ID };
const NAMED = { ProfilingGroupName: 'checkout' };

const desired = (properties: Record<string, unknown>) => desiredState({ ...NAMED, ...properties }, IDENTITY);

test('properties that say everything are taken in real types', () => {
  expect(desired({
    ServiceToken: 'token',
    ServiceTimeout: '900',
    ComputePlatform: 'AWSLambda',
    AgentOrchestrationConfig: { ProfilingEnabled: 'false' },
    Tags: [{ Key: 'team', Value: 'payments' }],
  })).toEqual({ name: 'checkout', computePlatform: 'AWSLambda', profilingEnabled: false, tags: { team: 'payments' } });
});

test('properties that say nothing mean the defaults of the service', () => {
  expect(desired({})).toEqual({ name: 'checkout', computePlatform: 'Default', profilingEnabled: undefined, tags: {} });
});

test('a missing name is made from stack, resource and platform', () => {
  expect(desiredState({}, IDENTITY).name).toBe('Shop-CheckoutProfiling5C1A9B0E-d4c76a48b73a');
});

test('a tag whose key means something to JavaScript is a tag like any other', () => {
  expect(Object.entries(desired({ Tags: [{ Key: '__proto__', Value: 'x' }] }).tags)).toEqual([['__proto__', 'x']]);
});

test.each([
  ['"true"', 'true', true],
  ['true', true, true],
  ['"false"', 'false', false],
  ['false', false, false],
])('profilingEnabled is taken as %s', (_, ProfilingEnabled, profilingEnabled) => {
  expect(desired({ AgentOrchestrationConfig: { ProfilingEnabled } })).toMatchObject({ profilingEnabled });
});

test.each([
  ['False', '"False"'],
  ['TRUE', '"TRUE"'],
  ['yes', '"yes"'],
  ['', '""'],
  ['0', '"0"'],
  [0, '0'],
  [null, 'null'],
  [undefined, 'missing'],
  [['true'], '["true"]'],
])('profilingEnabled is refused as %p', (ProfilingEnabled, told) => {
  expect(() => desired({ AgentOrchestrationConfig: { ProfilingEnabled } }))
    .toThrow(new InvalidPropertyError(`agentOrchestrationConfig.profilingEnabled must be true or false, but is ${told}`));
});

test.each([['false'], [null], [[]], [{}]])('agentOrchestrationConfig is refused as %p', (AgentOrchestrationConfig) => {
  expect(() => desired({ AgentOrchestrationConfig }))
    .toThrow(new InvalidPropertyError('agentOrchestrationConfig.profilingEnabled must be true or false, but is missing'));
});

test.each([
  ['check out', 'profilingGroupName must be 1 to 255 letters, digits, underscores or hyphens, but is "check out" (9 characters)'],
  ['', 'profilingGroupName must be 1 to 255 letters, digits, underscores or hyphens, but is "" (0 characters)'],
  [null, 'profilingGroupName must be a string, but is null'],
  [5, 'profilingGroupName must be a string, but is 5'],
  [{ Ref: 'Name' }, 'profilingGroupName must be a string, but is {"Ref":"Name"}'],
])('profilingGroupName is refused as %p', (ProfilingGroupName, told) => {
  expect(() => desired({ ProfilingGroupName })).toThrow(new InvalidPropertyError(told));
});

test.each([
  ['EC2', '"EC2"'],
  ['default', '"default"'],
  ['', '""'],
  [['Default'], '["Default"]'],
])('computePlatform is refused as %p', (ComputePlatform, told) => {
  expect(() => desired({ ComputePlatform })).toThrow(new InvalidPropertyError(`computePlatform must be one of Default, AWSLambda, but is ${told}`));
});

test.each([
  ['a map', { team: 'payments' }, '{"team":"payments"}'],
  ['a string', 'team', '"team"'],
  ['null', null, 'null'],
  ['a list with null', [null], '[null]'],
  ['a tag without a value', [{ Key: 'team' }], '[{"Key":"team"}]'],
  ['a tag whose value is a list', [{ Key: 'team', Value: ['payments'] }], '[{"Key":"team","Value":["payments"]}]'],
  ['a tag with small letters', [{ key: 'team', value: 'payments' }], '[{"key":"team","value":"payments"}]'],
])('tags are refused as %s', (_, Tags, told) => {
  expect(() => desired({ Tags })).toThrow(new InvalidPropertyError(`tags must be a list of { Key, Value } with string values, but are ${told}`));
});

test('tags are refused with all that is wrong with them', () => {
  expect(() => desired({ Tags: [{ Key: '', Value: '' }, { Key: 'team', Value: 'v'.repeat(257) }] })).toThrow(new InvalidPropertyError(
    'tag key must be 1 to 128 characters, but "" has 0; value of tag "team" must be at most 256 characters, but has 257'));
});

describe('the name that properties lead to', () => {
  test('does not depend on what else they say', () => {
    expect(nameOf({ ...NAMED, ComputePlatform: 'EC2', Tags: null }, IDENTITY)).toBe('checkout');
  });

  test('is that of the group which they make', () => {
    expect(nameOf({ ComputePlatform: 'AWSLambda' }, IDENTITY)).toBe(desiredState({ ComputePlatform: 'AWSLambda' }, IDENTITY).name);
  });

  test.each([
    ['the name is wrong', { ProfilingGroupName: 'check out' }],
    ['the name must be made from a wrong platform', { ComputePlatform: 'EC2' }],
  ])('is none if %s', (_, properties) => {
    expect(nameOf(properties, IDENTITY)).toBeUndefined();
  });
});

test.each([
  ['of tags', { Tags: [{ Key: 'a', Value: '1' }, { Key: 'b', Value: '' }] }, ['a', 'b']],
  ['of tags, as far as they are some', { Tags: [{ Key: 'a', Value: '1' }, null, { Key: 'b' }] }, ['a']],
  ['of a map are none', { Tags: { a: '1' } }, []],
  ['of nothing are none', {}, []],
])('keys %s', (_, properties, keys) => {
  expect(tagKeysOf(properties)).toEqual(keys);
});
