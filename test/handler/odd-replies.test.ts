import { once } from 'events';
import { Server, createServer } from 'http';
import { AddressInfo } from 'net';
import { attributes, failure, success } from './answers';
import { createEvent } from './events';
import { withHandler } from './with-handler';

const fixture = withHandler();

const event = createEvent({ ProfilingGroupName: 'checkout' });

type Reply = { readonly status: number; readonly body: string } | 'none' | 'cut';

const GROUP: Reply = {
  status: 201,
  body: JSON.stringify({
    name: 'checkout',
    arn: 'arn:aws:codeguru-profiler:us-east-1:123456789012:profilingGroup/checkout',
    computePlatform: 'Default',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  }),
};

let server: Server;
let replies: Reply[];
let requests: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    const reply = replies[Math.min(requests++, replies.length - 1)];
    request.resume();
    if (reply === 'cut') {
      response.writeHead(201, { 'content-length': 1_000 }).write('{', () => request.socket.destroy());
    } else if (reply !== 'none') {
      response.writeHead(reply.status).end(reply.body);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(() => { requests = 0; });
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

/** Runs against a service that gives these replies, in turn, the last one for ever. */
const run = (...given: Reply[]) => {
  replies = given;
  return fixture.run(event, fixture.clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
};

describe('a reply that is no JSON', () => {
  test.each([500, 502, 503, 504, 429])('with status %i is met with another try', async (status) => {
    expect([await run({ status, body: '<html>Try later</html>' }, GROUP), requests])
      .toEqual([success(event, 'checkout@2026-01-01T00:00:00Z', attributes()), 2]);
  });

  test('with status 403 is met with patience', async () => {
    expect([(await run({ status: 403, body: '<html>No</html>' }, GROUP)).Status, requests]).toEqual(['SUCCESS', 2]);
  });

  test('with status 400 fails at once', async () => {
    expect([(await run({ status: 400, body: '<html>No</html>' }, GROUP)).Status, requests]).toEqual(['FAILED', 1]);
  });
});

test('a reply that is cut in the middle is met with another try', async () => {
  expect([(await run('cut', GROUP)).Status, requests]).toEqual(['SUCCESS', 2]);
});

describe('a call without a reply', () => {
  let timeout: jest.SpyInstance;
  beforeEach(() => {
    const later = AbortSignal.timeout.bind(AbortSignal);
    timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => later(50));
  });
  afterEach(() => timeout.mockRestore());

  test('is made again', async () => {
    expect([(await run('none', GROUP)).Status, requests]).toEqual(['SUCCESS', 2]);
  });

  test('is given up after ten seconds', async () => {
    await run(GROUP);
    expect(timeout.mock.calls[0]).toEqual([10_000]);
  });
});

describe('a reply that lacks members', () => {
  test('makes attributes that are empty, not missing, but for the name', async () => {
    expect(await run({ status: 201, body: '{}' })).toEqual(success(event, `checkout@${event.RequestId}`, {
      ProfilingGroupArn: '', ProfilingGroupName: 'checkout', ComputePlatform: '', ProfilingEnabled: 'true', CreatedAt: '', UpdatedAt: '',
    }));
  });

  test('is taken for what was asked for where it lacks the tags', async () => {
    await run(GROUP);
    expect(requests).toBe(1);
  });
});

describe('a service that is not there', () => {
  const CLOSED = 'http://127.0.0.1:1';

  test('is told with what to check', async () => {
    expect(await fixture.run(event, fixture.clientOf(CLOSED))).toEqual(failure(event, `checkout@${event.RequestId}`,
      'CreateProfilingGroup failed with Error: connect ECONNREFUSED 127.0.0.1:1. '
      + 'The service could not be reached: check that CodeGuru Profiler exists in this region.'));
  });

  test('is tried until the deadline', async () => {
    await fixture.run(event, fixture.clientOf(CLOSED));
    expect(fixture.clock.sleeps).toHaveLength(42);
  });
});
