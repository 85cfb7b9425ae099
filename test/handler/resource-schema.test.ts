import {
  ATTRIBUTES, COMPUTE_PLATFORMS, LOGICAL_ID_TAG, OWNER_TAG_PREFIX, REQUEST_ID_TAG, RESOURCE_TYPE, STACK_ID_TAG, TAG_LIMIT, Tag,
  nameViolation, tagViolations,
} from '../../src/handler/resource-schema';

const tags = (count: number): Tag[] => Array.from({ length: count }, (_, i) => ({ Key: `key-${i}`, Value: '' }));

test('what is stored in deployed stacks has not changed', () => {
  expect({ RESOURCE_TYPE, ATTRIBUTES, COMPUTE_PLATFORMS, OWNER_TAG_PREFIX, STACK_ID_TAG, LOGICAL_ID_TAG, REQUEST_ID_TAG }).toEqual({
    RESOURCE_TYPE: 'Custom::CodeGuruProfilerProfilingGroup',
    ATTRIBUTES: ['ProfilingGroupArn', 'ProfilingGroupName', 'ComputePlatform', 'ProfilingEnabled', 'CreatedAt', 'UpdatedAt'],
    COMPUTE_PLATFORMS: ['Default', 'AWSLambda'],
    OWNER_TAG_PREFIX: 'cdk-codeguru-profiler:',
    STACK_ID_TAG: 'cdk-codeguru-profiler:stack-id',
    LOGICAL_ID_TAG: 'cdk-codeguru-profiler:logical-id',
    REQUEST_ID_TAG: 'cdk-codeguru-profiler:request-id',
  });
});

describe('a name', () => {
  test.each([
    ['one character', 'a'],
    ['255 characters', 'n'.repeat(255)],
    ['letters, digits, underscores and hyphens', 'Az_09-'],
  ])('of %s is fine', (_, name) => {
    expect(nameViolation(name)).toBeUndefined();
  });

  test.each([
    ['no character', '', '"" (0 characters)'],
    ['256 characters', 'n'.repeat(256), `"${'n'.repeat(256)}" (256 characters)`],
    ['a space', 'check out', '"check out" (9 characters)'],
    ['a dot', 'check.out', '"check.out" (9 characters)'],
    ['a line feed at its end', 'checkout\n', '"checkout\\n" (9 characters)'],
    ['a letter beyond ASCII', 'größe', '"größe" (5 characters)'],
    ['thousands of characters, cut', 'n'.repeat(5_000), `"${'n'.repeat(300)}…" (5000 characters)`],
  ])('of %s is told with the rule and the value', (_, name, told) => {
    expect(nameViolation(name)).toBe(`profilingGroupName must be 1 to 255 letters, digits, underscores or hyphens, but is ${told}`);
  });
});

describe('tags', () => {
  test.each<[string, Tag[]]>([
    ['none at all', []],
    ['as many as there is room for', tags(TAG_LIMIT)],
    ['a key of 128 characters', [{ Key: 'k'.repeat(128), Value: '' }]],
    ['a value of 256 characters', [{ Key: 'key', Value: 'v'.repeat(256) }]],
    ['keys that only resemble the reserved ones', [{ Key: 'awsome', Value: '' }, { Key: 'cdk-codeguru-profiler', Value: '' }]],
  ])('are fine: %s', (_, fine) => {
    expect(tagViolations(fine)).toEqual([]);
  });

  test.each<[string, Tag[], string]>([
    ['one too many', tags(46), 'tags must be at most 45 (the service takes 50, 5 are kept for the library), but are 46'],
    ['an empty key', [{ Key: '', Value: '' }], 'tag key must be 1 to 128 characters, but "" has 0'],
    ['a key of 129 characters', [{ Key: 'k'.repeat(129), Value: '' }], `tag key must be 1 to 128 characters, but "${'k'.repeat(129)}" has 129`],
    ['a key of AWS, in whatever case', [{ Key: 'AWS:name', Value: '' }],
      'tag key must not begin with the reserved prefix "aws:" or "cdk-codeguru-profiler:", but is "AWS:name"'],
    ['a key of the library', [{ Key: 'cdk-codeguru-profiler:stack-id', Value: '' }],
      'tag key must not begin with the reserved prefix "aws:" or "cdk-codeguru-profiler:", but is "cdk-codeguru-profiler:stack-id"'],
    ['a value of 257 characters', [{ Key: 'key', Value: 'v'.repeat(257) }], 'value of tag "key" must be at most 256 characters, but has 257'],
  ])('are told with the rule and the value: %s', (_, wrong, told) => {
    expect(tagViolations(wrong)).toEqual([told]);
  });

  test('are told with everything that is wrong with them', () => {
    expect(tagViolations([{ Key: '', Value: 'v'.repeat(257) }, { Key: 'aws:a', Value: '' }])).toHaveLength(3);
  });
});
