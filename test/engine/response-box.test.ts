import { Engine } from './engine';
import { FAILED, answering, obliging, success } from './fake-handler';

const TEMPLATE = { Group: {} };

test.each<[string, object | string, string]>([
  ['is no JSON', 'SUCCESS', 'The answer is not a JSON object'],
  ['is too long', { NoEcho: 'x'.repeat(4096) }, 'Response object is too long'],
  ['has no status', { Status: undefined }, 'Status is undefined'],
  ['gives no reason', { Status: 'FAILED' }, 'FAILED for the Reason undefined'],
  ['gives a reason that is no text', { Reason: null }, 'Reason is not a string'],
  ['has no physical resource ID', { PhysicalResourceId: '' }, 'Invalid PhysicalResourceId ""'],
  ['has a physical resource ID that is too long', { PhysicalResourceId: 'x'.repeat(1025) }, 'Invalid PhysicalResourceId'],
  ['is for another request', { RequestId: 'other' }, 'RequestId is "other"'],
  ['is for another stack', { StackId: 'other' }, 'StackId is "other"'],
  ['is for another resource', { LogicalResourceId: 'other' }, 'LogicalResourceId is "other"'],
  ['lacks attributes', { Data: { ProfilingGroupArn: 'arn' } }, "Vendor response doesn't contain CreatedAt attribute"],
])('an answer that %s fails the creation', async (_, changes, flaw) => {
  const engine = new Engine({ handler: answering(({ RequestType }) => RequestType === 'Create' ? changes : {}) });
  expect(await engine.stack('Shop').deploy(TEMPLATE)).toBe('ROLLBACK_COMPLETE');
  expect(engine.violations.map(({ kind }) => kind)).toContain('invalid answer');
  expect(engine.violations.map(({ text }) => text)).toContainEqual(expect.stringContaining(flaw));
});

test('a Delete must be answered for the very ID that it named', async () => {
  const engine = new Engine({ handler: answering(({ RequestType }) => RequestType === 'Delete' ? { PhysicalResourceId: 'other' } : {}) });
  const stack = engine.stack('Shop');
  await stack.deploy(TEMPLATE);
  expect(await stack.delete()).toBe('DELETE_FAILED');
  expect(engine.violations[0].text).toBe('Delete of id answered for "other"');
});

test('the last answer before CloudFormation reads wins, and two different ones of one run are a violation', async () => {
  const engine = new Engine({
    handler: async (event, { put, clock }) => {
      await put(event.ResponseURL, Buffer.from(JSON.stringify({ ...success(event), ...FAILED })), clock.timeout(10_000));
      await put(event.ResponseURL, Buffer.from(JSON.stringify(success(event))), clock.timeout(10_000));
    },
  });
  expect(await engine.stack('Shop').deploy(TEMPLATE)).toBe('CREATE_COMPLETE');
  expect(engine.violations.map(({ kind }) => kind)).toEqual(['two answers', 'conflicting answers']);
});

test('PUTs fail, are lost, or come late', async () => {
  const results: unknown[] = [];
  const engine = new Engine({
    handler: async (event, { put, clock }) => {
      for (let attempt = 1; attempt <= 5; attempt++) {
        const body = Buffer.from(JSON.stringify(success(event)));
        results.push(await put(event.ResponseURL, body, clock.timeout(10_000)).catch(({ name, code }) => code ?? name));
      }
    },
  });
  engine.responses.inject(
    { kind: 'status', status: 503 },
    { kind: 'drop', nth: 2 },
    { kind: 'delay', ms: 60_000, nth: 3 },
    { kind: 'drop', when: 'after', nth: 4 },
  );
  expect(await engine.stack('Shop').deploy(TEMPLATE)).toBe('CREATE_COMPLETE');
  await engine.drain();
  expect(results).toEqual([503, 'ECONNRESET', 'AbortError', 'ECONNRESET', 200]);
  expect(engine.requests[0].stored).toHaveLength(3);
});

test('the URL says when it was made, and expires two hours later', async () => {
  const statuses: number[] = [];
  const engine = new Engine({
    handler: async (event, { put, clock }) => {
      statuses.push(await put(event.ResponseURL, Buffer.from(JSON.stringify(success(event))), clock.timeout(10_000)));
    },
  });
  engine.lambda.inject({ kind: 'duplicate', afterMs: 7_100_000 }, { kind: 'duplicate', afterMs: 7_300_000 });
  await engine.stack('Shop').deploy(TEMPLATE);
  await engine.drain();
  expect(engine.requests[0].event.ResponseURL).toMatch(/[?&]X-Amz-Date=20260101T00000\dZ&X-Amz-Expires=7200&.*X-Amz-Signature=/);
  expect(statuses).toEqual([200, 200, 403]);
});

test('the URL can do without a date', async () => {
  const engine = new Engine({ handler: obliging, datedUrls: false });
  await engine.stack('Shop').deploy(TEMPLATE);
  expect(engine.requests[0].event.ResponseURL).not.toContain('X-Amz-Date');
});

test('the URL must not be logged', async () => {
  const engine = new Engine({
    handler: async (event, surroundings) => {
      surroundings.write(JSON.stringify(event));
      await obliging(event, surroundings);
    },
  });
  await engine.stack('Shop').deploy(TEMPLATE);
  expect(engine.violations.map(({ kind }) => kind)).toEqual(['secret in log']);
});
