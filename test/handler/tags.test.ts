import { OWNER_TAGS, Properties, updateEvent } from './events';
import { withHandler } from './with-handler';

const fixture = withHandler();

const ARN = 'arn:aws:codeguru-profiler:us-east-1:123456789012:profilingGroup/checkout';

const tagged = (tags: Record<string, string>): Properties => ({
  ProfilingGroupName: 'checkout',
  Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
});

const update = (before: Record<string, string>, after: Record<string, string>) =>
  fixture.run(updateEvent('checkout@2026-01-01T00:00:00Z', tagged(before), tagged(after)));

test('tags that are added and changed take one call', async () => {
  fixture.add({ tags: { ...OWNER_TAGS, stage: 'test' } });
  await update({ stage: 'test' }, { stage: 'prod', team: 'payments' });
  expect(fixture.requests().slice(1)).toEqual([['TagResource', { resourceArn: ARN, tags: { stage: 'prod', team: 'payments' } }]]);
});

test('only tags that differ are sent', async () => {
  fixture.add({ tags: { ...OWNER_TAGS, stage: 'prod' } });
  await update({ stage: 'prod' }, { stage: 'prod', team: 'payments' });
  expect(fixture.requests().slice(1)).toEqual([['TagResource', { resourceArn: ARN, tags: { team: 'payments' } }]]);
});

test('tags that are taken away take one call', async () => {
  fixture.add({ tags: { ...OWNER_TAGS, stage: 'prod', team: 'payments' } });
  await update({ stage: 'prod', team: 'payments' }, {});
  expect(fixture.requests().slice(1)).toEqual([['UntagResource', { resourceArn: ARN, tagKeys: ['stage', 'team'] }]]);
});

test('a tag that is gone already is not taken away again', async () => {
  fixture.add();
  await update({ stage: 'prod' }, {});
  expect(fixture.operations()).toEqual(['DescribeProfilingGroup']);
});

test('old tags make room before new ones come', async () => {
  fixture.add({ tags: { ...OWNER_TAGS, stage: 'prod' } });
  await update({ stage: 'prod' }, { team: 'payments' });
  expect(fixture.operations()).toEqual(['DescribeProfilingGroup', 'UntagResource', 'TagResource']);
});

test('tags from elsewhere and those of the owner are kept', async () => {
  fixture.add({ tags: { ...OWNER_TAGS, 'by-hand': 'yes', 'stage': 'prod' } });
  await update({ stage: 'prod' }, {});
  expect(fixture.group('checkout')?.tags).toEqual({ ...OWNER_TAGS, 'by-hand': 'yes' });
});

test('a tag with a name that means something to JavaScript is taken away', async () => {
  fixture.add({ tags: { ...OWNER_TAGS, constructor: 'x' } });
  await update({ constructor: 'x' }, {});
  expect(fixture.group('checkout')?.tags).toEqual(OWNER_TAGS);
});

test('the rollback of a template that claimed the owner tags keeps them', async () => {
  fixture.add();
  await update({ 'cdk-codeguru-profiler:stack-id': 'mine' }, {});
  expect(fixture.group('checkout')?.tags).toEqual(OWNER_TAGS);
});

test('the rollback of a template with tags of the wrong shape succeeds', async () => {
  fixture.add();
  const event = updateEvent('checkout@2026-01-01T00:00:00Z', { ProfilingGroupName: 'checkout', Tags: { stage: 'prod' } }, tagged({}));
  expect(await fixture.run(event)).toMatchObject({ Status: 'SUCCESS' });
});

test('tags that are changed with the switch come first', async () => {
  fixture.add();
  await fixture.run(updateEvent('checkout@2026-01-01T00:00:00Z', tagged({}), {
    ...tagged({ team: 'payments' }), AgentOrchestrationConfig: { ProfilingEnabled: false },
  }));
  expect(fixture.operations()).toEqual(['DescribeProfilingGroup', 'TagResource', 'UpdateProfilingGroup']);
});
