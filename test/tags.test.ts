import { App, CfnParameter, Stack, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ProfilingGroup } from '../src';

let app: App;
let stack: Stack;
let group: ProfilingGroup;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
  group = new ProfilingGroup(stack, 'Group');
});

function renderedTags() {
  const [resource] = Object.values(Template.fromStack(stack).findResources('Custom::CodeGuruProfilerProfilingGroup'));
  return resource.Properties.Tags;
}

describe('Tags.of', () => {
  test.each([
    ['app', () => app],
    ['stack', () => stack],
    ['group', () => group],
  ])('the %s reaches the group', (_, scope) => {
    Tags.of(scope()).add('team', 'checkout');
    expect(renderedTags()).toEqual([{ Key: 'team', Value: 'checkout' }]);
  });

  test('renders by key, whatever the order of adding', () => {
    Tags.of(group).add('b', '2');
    Tags.of(group).add('a', '1');
    expect(renderedTags()).toEqual([{ Key: 'a', Value: '1' }, { Key: 'b', Value: '2' }]);
  });

  test('the nearest value wins', () => {
    Tags.of(stack).add('stage', 'all');
    Tags.of(group).add('stage', 'this');
    expect(renderedTags()).toEqual([{ Key: 'stage', Value: 'this' }]);
  });

  test('a removed tag is not rendered', () => {
    Tags.of(stack).add('team', 'checkout');
    Tags.of(group).remove('team');
    expect(renderedTags()).toBeUndefined();
  });

  test('can name the resource type', () => {
    Tags.of(app).add('only', 'groups', { includeResourceTypes: ['Custom::CodeGuruProfilerProfilingGroup'] });
    expect(renderedTags()).toEqual([{ Key: 'only', Value: 'groups' }]);
  });

  test('a value known only at deployment is passed on unjudged', () => {
    const parameter = new CfnParameter(stack, 'Team');
    Tags.of(group).add('team', parameter.valueAsString);
    expect(renderedTags()).toEqual([{ Key: 'team', Value: { Ref: 'Team' } }]);
  });
});

describe('limits', () => {
  test('45 tags are accepted', () => {
    for (let i = 0; i < 45; i++) { Tags.of(group).add(`tag-${i}`, 'value'); }
    expect(renderedTags()).toHaveLength(45);
  });

  test('46 tags are refused, for five of the 50 are kept for the library', () => {
    for (let i = 0; i < 46; i++) { Tags.of(group).add(`tag-${i}`, 'value'); }
    expect(() => app.synth()).toThrow('tags must be at most 45 (the service takes 50, 5 are kept for the library), but are 46');
  });

  test.each([
    ['a key of 129 characters', 'k'.repeat(129), 'v', /tag key must be 1 to 128 characters, but "k+" has 129/],
    ['a value of 257 characters', 'key', 'v'.repeat(257), /value of tag "key" must be at most 256 characters, but has 257/],
    ['the prefix of AWS', 'aws:team', 'v', /tag key must not begin with the reserved prefix .* but is "aws:team"/],
    ['the prefix of AWS in capitals', 'AWS:team', 'v', /tag key must not begin with the reserved prefix .* but is "AWS:team"/],
    ['the prefix of the library', 'cdk-codeguru-profiler:stack-id', 'v', /reserved prefix .* but is "cdk-codeguru-profiler:stack-id"/],
  ])('%s is refused by rule and value', (_, key, value, message) => {
    Tags.of(group).add(key, value);
    expect(() => app.synth()).toThrow(message);
  });

  test('a key of 128 and a value of 256 characters are accepted', () => {
    Tags.of(group).add('k'.repeat(128), 'v'.repeat(256));
    expect(renderedTags()).toHaveLength(1);
  });
});
