import { rawError } from './modelled-errors';
import { withEmulator } from './with-emulator';
import { startEmulator } from '../../emulator/emulator';

const fixture = withEmulator({ region: 'eu-north-1' });

const create = (name: string, client = fixture.client) => client.createProfilingGroup({ profilingGroupName: name, clientToken: 'token' });

describe('an answer', () => {
  test('carries a request ID of its own', async () => {
    const ids = await Promise.all([1, 2].map(async () => (await fixture.request('GET', '/profilingGroups')).headers.get('x-amzn-requestid')));

    expect(new Set(ids).size).toBe(2);
  });

  test('is JSON', async () => {
    expect((await fixture.request('GET', '/profilingGroups')).headers.get('content-type')).toBe('application/json');
  });

  test('names its error in a header', async () => {
    expect((await fixture.request('GET', '/profilingGroups/checkout')).headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException');
  });
});

describe('an unknown route', () => {
  test.each([
    ['GET', '/'],
    ['PATCH', '/profilingGroups/checkout'],
    ['GET', '/profilingGroups/checkout/unknown'],
    ['GET', '/profilingGroups/'],
    ['GET', '/profilingGroups//policy'],
    ['GET', '/tags/arn:aws:codeguru-profiler:us-east-1:123456789012:profilingGroup/checkout'],
  ])('%s %s is refused by its name', async (method, path) => {
    const { status, error, body } = await fixture.request(method, path);

    expect({ status, error, named: body.message.startsWith(`${method} ${path} `) })
      .toEqual({ status: 404, error: 'UnknownOperationException', named: true });
  });

  test('is told what is emulated', async () => {
    expect((await fixture.request('GET', '/')).body.message).toMatch(/management API.*CreateProfilingGroup.*UntagResource/);
  });
});

const TIMES = { startTime: new Date(0), endTime: new Date(1) };

test.each([
  ['GetProfile', () => fixture.client.getProfile({ profilingGroupName: 'checkout' })],
  ['ListProfileTimes', () => fixture.client.listProfileTimes({ profilingGroupName: 'checkout', period: 'PT5M', ...TIMES })],
  ['BatchGetFrameMetricData', () => fixture.client.batchGetFrameMetricData({ profilingGroupName: 'checkout' })],
  ['GetRecommendations', () => fixture.client.getRecommendations({ profilingGroupName: 'checkout', ...TIMES })],
  ['ListFindingsReports', () => fixture.client.listFindingsReports({ profilingGroupName: 'checkout', ...TIMES })],
  ['GetFindingsReportAccountSummary', () => fixture.client.getFindingsReportAccountSummary({})],
  ['SubmitFeedback', () => fixture.client.submitFeedback({
    profilingGroupName: 'checkout', type: 'Positive', anomalyInstanceId: '11111111-1111-4111-8111-111111111111',
  })],
])('%s is refused as not emulated', async (operation, send) => {
  await expect(send()).rejects.toMatchObject({
    name: 'OperationNotEmulatedException', message: expect.stringContaining(operation), $metadata: { httpStatusCode: 501 },
  });
});

describe('malformed input', () => {
  test.each([['no JSON', '{"tags":'], ['a JSON list', '[]'], ['a JSON string', '"x"'], ['JSON null', 'null']])('that is %s cannot be read', async (_, body) => {
    expect(await fixture.request('POST', '/profilingGroups?clientToken=token', body)).toEqual(rawError('SerializationException'));
  });

  test('that is no percent-encoding cannot be read', async () => {
    expect(await fixture.request('GET', '/profilingGroups/%ZZ')).toEqual(rawError('SerializationException'));
  });

  test('that is larger than 10 MB is refused', async () => {
    const { status, error } = await fixture.request('POST', '/profilingGroups', 'x'.repeat(10 * 1024 * 1024 + 1));

    expect({ status, error }).toEqual({ status: 413, error: 'RequestEntityTooLargeException' });
  });

  test('is logged with its error', async () => {
    await fixture.request('POST', '/profilingGroups', '{');

    expect(fixture.emulator.calls).toMatchObject([{ operation: 'CreateProfilingGroup', status: 400, error: 'SerializationException' }]);
  });
});

describe('regions', () => {
  test('share no groups', async () => {
    await create('checkout');

    expect((await fixture.clientIn('eu-west-1').listProfilingGroups({})).profilingGroupNames).toEqual([]);
  });

  test('share no client tokens', async () => {
    await create('checkout');

    await expect(create('search', fixture.clientIn('eu-west-1'))).resolves.toBeDefined();
  });

  test('are told by the credentials', async () => {
    const { profilingGroup } = await create('checkout', fixture.clientIn('ap-southeast-2'));

    expect(profilingGroup?.arn).toBe('arn:aws:codeguru-profiler:ap-southeast-2:123456789012:profilingGroup/checkout');
  });

  test('default to the one of the options', async () => {
    const { body } = await fixture.request('POST', '/profilingGroups?clientToken=token', { profilingGroupName: 'checkout' });

    expect(body.arn).toContain(':eu-north-1:');
  });
});

describe('the log of calls', () => {
  test('tells what was asked and what came of it', async () => {
    await fixture.client.describeProfilingGroup({ profilingGroupName: 'checkout' }).catch(() => undefined);

    expect(fixture.emulator.calls).toEqual([{
      time: fixture.clock.now(),
      operation: 'DescribeProfilingGroup',
      region: 'us-east-1',
      accessKeyId: 'AKIDEXAMPLE',
      input: { profilingGroupName: 'checkout' },
      status: 404,
      error: 'ResourceNotFoundException',
    }]);
  });

  test('keeps the order of arrival', async () => {
    await create('a');
    await fixture.client.listProfilingGroups({});

    expect(fixture.emulator.calls.map(({ operation }) => operation)).toEqual(['CreateProfilingGroup', 'ListProfilingGroups']);
  });
});

describe('an emulator', () => {
  test('answers for the account of its options', async () => {
    const emulator = await startEmulator({ accountId: '210987654321' });
    const response = await fetch(`${emulator.endpoint}/profilingGroups?clientToken=t`, { method: 'POST', body: '{"profilingGroupName":"checkout"}' });
    await emulator.close();

    expect(await response.json()).toMatchObject({ arn: 'arn:aws:codeguru-profiler:us-east-1:210987654321:profilingGroup/checkout' });
  });

  test('listens on the port of its options', async () => {
    const { port, close } = await startEmulator();
    await close();
    const emulator = await startEmulator({ port });
    await emulator.close();

    expect(emulator.endpoint).toBe(`http://127.0.0.1:${port}`);
  });

  test('refuses to start on a port that is taken', async () => {
    await expect(startEmulator({ port: fixture.emulator.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('can be closed twice', async () => {
    const emulator = await startEmulator();
    await emulator.close();

    await expect(emulator.close()).resolves.toBeUndefined();
  });

  test('reports its own defects as an internal error', async () => {
    const emulator = await startEmulator({ authorize: () => { throw new Error('no policy'); } });
    const response = await fetch(`${emulator.endpoint}/profilingGroups`);
    await emulator.close();

    expect([response.status, await response.json()]).toEqual([500, { message: expect.stringContaining('no policy') }]);
  });
});
