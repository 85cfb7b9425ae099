import { serviceError } from './modelled-errors';
import { withEmulator } from './with-emulator';
import { AuthorizationRequest } from '../../emulator/authorization';

const asked: AuthorizationRequest[] = [];
let denied: string[] = [];

const fixture = withEmulator({
  authorize: request => {
    asked.push(request);
    return !denied.includes(request.operation);
  },
});

const ARN = 'arn:aws:codeguru-profiler:us-east-1:123456789012:profilingGroup/checkout';

const create = (tags?: Record<string, string>) => fixture.client.createProfilingGroup({ profilingGroupName: 'checkout', clientToken: 'token', tags });

beforeEach(() => {
  asked.splice(0);
  denied = [];
});

describe('the hook is asked', () => {
  beforeEach(() => {
    fixture.emulator.store.region('us-east-1').add({ name: 'checkout', tags: new Map([['owner', 'me']]) });
  });

  test('for an operation on a group, with its ARN and its tags', async () => {
    await fixture.client.deleteProfilingGroup({ profilingGroupName: 'checkout' });

    expect(asked).toEqual([{
      operation: 'DeleteProfilingGroup',
      resource: ARN,
      accessKeyId: 'AKIDEXAMPLE',
      region: 'us-east-1',
      resourceTags: { owner: 'me' },
      requestTags: {},
      tagKeys: [],
    }]);
  });

  test('for an operation on all groups, with a wildcard', async () => {
    await fixture.client.listProfilingGroups({});

    expect(asked).toMatchObject([{ resource: '*', resourceTags: {} }]);
  });

  test('for tagging, with the tags of the request and of the group', async () => {
    await fixture.client.tagResource({ resourceArn: ARN, tags: { stage: 'prod' } });

    expect(asked).toMatchObject([{
      operation: 'TagResource', resource: ARN, resourceTags: { owner: 'me' }, requestTags: { stage: 'prod' }, tagKeys: ['stage'],
    }]);
  });

  test('for untagging, with the keys', async () => {
    await fixture.client.untagResource({ resourceArn: ARN, tagKeys: ['owner'] });

    expect(asked).toMatchObject([{ operation: 'UntagResource', requestTags: {}, tagKeys: ['owner'] }]);
  });

  test('about a group that does not exist, which has no tags', async () => {
    await fixture.client.deleteProfilingGroup({ profilingGroupName: 'search' }).catch(() => undefined);

    expect(asked).toMatchObject([{ resource: ARN.replace('checkout', 'search'), resourceTags: {} }]);
  });

  test('for a request without credentials, without an access key', async () => {
    await fixture.request('GET', '/profilingGroups');

    expect(asked).toEqual([expect.objectContaining({ accessKeyId: undefined, region: 'us-east-1' })]);
  });
});

describe('creating a group', () => {
  test('with tags asks for TagResource too', async () => {
    await create({ owner: 'me' });

    expect(asked).toMatchObject([
      { operation: 'CreateProfilingGroup', resource: ARN, resourceTags: {}, requestTags: { owner: 'me' } },
      { operation: 'TagResource', resource: ARN, resourceTags: {}, requestTags: { owner: 'me' } },
    ]);
  });

  test('without tags asks for nothing else', async () => {
    await create();

    expect(asked.map(({ operation }) => operation)).toEqual(['CreateProfilingGroup']);
  });

  test('with tags makes no group where TagResource is denied', async () => {
    denied = ['TagResource'];
    await create({ owner: 'me' }).catch(() => undefined);

    expect(fixture.emulator.store.region('us-east-1').groups.size).toBe(0);
  });
});

describe('a denied call', () => {
  test('is answered as AWS words it', async () => {
    denied = ['DescribeProfilingGroup'];

    await expect(fixture.client.describeProfilingGroup({ profilingGroupName: 'checkout' })).rejects.toEqual(serviceError('AccessDeniedException',
      'User: arn:aws:iam::123456789012:user/AKIDEXAMPLE is not authorized to perform: codeguru-profiler:DescribeProfilingGroup ' +
      `on resource: ${ARN} because no identity-based policy allows the codeguru-profiler:DescribeProfilingGroup action`));
  });

  test('does not tell whether the group exists', async () => {
    denied = ['DeleteProfilingGroup'];

    await expect(fixture.client.deleteProfilingGroup({ profilingGroupName: 'search' })).rejects.toEqual(serviceError('AccessDeniedException'));
  });

  test('has no effect', async () => {
    denied = ['CreateProfilingGroup'];
    await create().catch(() => undefined);

    expect(fixture.emulator.store.region('us-east-1').groups.size).toBe(0);
  });
});

test('an invalid request is refused before the hook is asked', async () => {
  await fixture.client.describeProfilingGroup({ profilingGroupName: 'bad name!' }).catch(() => undefined);

  expect(asked).toEqual([]);
});
