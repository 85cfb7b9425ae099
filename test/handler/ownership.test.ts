import { OTHER_STACK_ID, OWNER_TAGS, createEvent } from './events';
import { describeOwner, isCreatedBy, isOwned, isUnmarked, ownerTags } from '../../src/handler/ownership';

const CLAIM = createEvent();

test('an event marks a group with its stack, its resource and itself', () => {
  expect(ownerTags(CLAIM)).toEqual(OWNER_TAGS);
});

describe('a group with those tags', () => {
  test.each([
    ['the same event', {}, { owned: true, created: true }],
    ['another event of the resource', { RequestId: 'other' }, { owned: true, created: false }],
    ['another resource', { LogicalResourceId: 'Other' }, { owned: false, created: false }],
    ['another stack', { StackId: OTHER_STACK_ID }, { owned: false, created: false }],
  ])('to %s', (_, changes, { owned, created }) => {
    const claim = { ...CLAIM, ...changes };
    expect([isOwned(OWNER_TAGS, claim), isCreatedBy(OWNER_TAGS, claim)]).toEqual([owned, created]);
  });

  test('is nobody\'s without the tag of the stack', () => {
    const { 'cdk-codeguru-profiler:stack-id': _, ...rest } = OWNER_TAGS;
    expect(isOwned(rest, CLAIM)).toBe(false);
  });
});

test.each([
  ['no tags', {}, true],
  ['tags of others', { team: 'payments' }, true],
  ['one tag of the library', { 'cdk-codeguru-profiler:request-id': 'x' }, false],
])('a group with %s counts as unmarked: %p', (_, tags, unmarked) => {
  expect(isUnmarked(tags)).toBe(unmarked);
});

test.each([
  [{}, 'it carries no tags of this library'],
  [OWNER_TAGS, `it belongs to resource CheckoutProfiling5C1A9B0E of stack ${CLAIM.StackId}`],
  [{ 'cdk-codeguru-profiler:stack-id': OTHER_STACK_ID }, `it belongs to resource (unknown) of stack ${OTHER_STACK_ID}`],
])('the owner by %p is told to people', (tags, told) => {
  expect(describeOwner(tags)).toBe(told);
});
