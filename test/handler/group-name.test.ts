import { LOGICAL_ID, OTHER_STACK_ID, STACK_ID } from './events';
import { generatedName } from '../../src/handler/group-name';
import { nameViolation } from '../../src/handler/resource-schema';

const IDENTITY = { StackId: STACK_ID, LogicalResourceId: LOGICAL_ID };

const stackNamed = (name: string) => `arn:aws:cloudformation:us-east-1:123456789012:stack/${name}/00000000-0000-4000-8000-00000000000a`;

test.each([
  ['Default', 'Shop-CheckoutProfiling5C1A9B0E-d4c76a48b73a'],
  ['AWSLambda', 'Shop-CheckoutProfiling5C1A9B0E-eaa34514335a'],
])('the name for platform %s never changes, or deployed groups would be replaced', (platform, name) => {
  expect(generatedName(IDENTITY, platform)).toBe(name);
});

test.each([
  ['another stack of the same name', { StackId: STACK_ID.replace(/a$/, 'b') }, 'Default'],
  ['another stack', { StackId: OTHER_STACK_ID }, 'Default'],
  ['another resource', { LogicalResourceId: 'Other' }, 'Default'],
  ['another platform', {}, 'AWSLambda'],
])('the name differs for %s', (_, changes, platform) => {
  expect(generatedName({ ...IDENTITY, ...changes }, platform)).not.toBe(generatedName(IDENTITY, 'Default'));
});

test.each([
  ['a stack name of 128 characters', { StackId: stackNamed('s'.repeat(128)) }],
  ['a logical ID of 255 characters', { LogicalResourceId: 'L'.repeat(255) }],
  ['both', { StackId: stackNamed('s'.repeat(128)), LogicalResourceId: 'L'.repeat(255) }],
  ['a stack ID that is no ARN', { StackId: 'stack' }],
  ['characters that no name may have', { StackId: stackNamed('größe.1'), LogicalResourceId: 'a b' }],
])('the name is allowed with %s', (_, changes) => {
  expect(nameViolation(generatedName({ ...IDENTITY, ...changes }, 'Default'))).toBeUndefined();
});

test('long names that begin alike still differ', () => {
  const names = ['1', '2'].map((end) => generatedName({ ...IDENTITY, LogicalResourceId: 'L'.repeat(254) + end }, 'Default'));
  expect(names[0]).not.toBe(names[1]);
});
