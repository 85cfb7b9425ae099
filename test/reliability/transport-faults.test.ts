import { ending, forget, group, reasons, shop, shopWith } from './matrix';
import { CustomResourceEvent, Engine, EngineOptions, handlerOf } from '../engine/engine';

const CREATED = { groups: { a: 'Shop.Group on' }, stacks: ['Shop CREATE_COMPLETE Group=a@live'], events: ['Create SUCCESS'], calls: ['Create a'], violations: [] };
const UNTIL_THE_END = Infinity;

test('65: an answer that the bucket refuses to take four times is sent a fifth time, and nothing else is done again', async () => {
  const { engine, stack } = shop();
  engine.responses.inject({ kind: 'status', status: 503, times: 4 });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual(CREATED);
  expect(engine.invocations.map(({ calls }) => calls.filter((call) => call === 'PUT').length)).toEqual([5]);
});

test('65: an answer that was stored, but not confirmed, is stored again in the same bytes', async () => {
  const { engine, stack } = shop();
  engine.responses.inject({ kind: 'drop', when: 'after', times: 3 });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual(CREATED);
  const [{ stored }] = engine.requests;
  expect([stored.length, new Set(stored.map(({ body }) => body)).size]).toEqual([4, 1]);
});

test('65: an answer that never arrives makes Lambda run the event again, which finds its work done', async () => {
  const { engine, stack } = shop();
  engine.responses.inject({ kind: 'drop', times: UNTIL_THE_END });
  const done = stack.deploy(group('a'));
  await engine.sleep(200_000);
  engine.responses.clear();
  await done;
  expect(await ending(engine)).toEqual({ ...CREATED, calls: ['Create a', 'Create a'] });
  expect(engine.invocations.map(({ outcome }) => outcome)).toEqual(['threw', 'returned']);
});

test('65: a Create that nobody ever hears of leaves nothing', async () => {
  const { engine, stack } = shop();
  engine.responses.inject({ kind: 'drop', times: UNTIL_THE_END, on: { RequestType: 'Create' } });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toMatchObject({
    groups: {}, stacks: ['Shop ROLLBACK_COMPLETE'], events: ['Create FAILED', 'Delete invented SUCCESS'], violations: [],
  });
});

test('67: a bucket that takes the answer and says nothing is given up after ten seconds, and tried again', async () => {
  const { engine, stack } = shop();
  engine.responses.inject({ kind: 'delay', ms: 60_000, times: 2 });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual(CREATED);
  const [{ stored, issuedAt }] = engine.requests;
  expect(stored[0].time - issuedAt).toBeLessThan(25_000);
});

test.each<[string, EngineOptions]>([['that says so', {}], ['that does not say so', { datedUrls: false }]])(
  '68: a copy with an expired URL %s changes nothing and is run no more than three times', async (_, options) => {
    const { engine, stack } = shop(options);
    engine.lambda.inject({ kind: 'duplicate', afterMs: 7_300_000 });
    await stack.deploy(group('a'));
    const [before] = engine.groups.values();
    expect(await ending(engine)).toMatchObject({ ...CREATED, calls: expect.anything() });
    expect([...engine.groups.values()]).toEqual([before]);
    expect(engine.invocations.length).toBeLessThanOrEqual(options.datedUrls === false ? 4 : 2);
  });

test('68: a copy with an expired URL that says so is no error, and calls nothing', async () => {
  const { engine, stack } = shop();
  engine.lambda.inject({ kind: 'duplicate', afterMs: 7_300_000 });
  await stack.deploy(group('a'));
  forget(engine);
  expect(await ending(engine)).toMatchObject({ events: [], calls: [] });
  expect(engine.invocations.map(({ outcome }) => outcome)).toEqual(['returned', 'returned']);
});

test('69: twenty kilobytes of words in many scripts are cut to an answer that CloudFormation takes', async () => {
  const { engine, stack } = shop();
  engine.faults.inject({ operation: 'CreateProfilingGroup', kind: 'fail', error: 'ValidationException', message: 'Zu groß 🐘 太大 ' .repeat(700) });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toMatchObject({ groups: {}, stacks: ['Shop ROLLBACK_COMPLETE'], events: ['Create FAILED', 'Delete a@request SUCCESS'], violations: [] });
  const [[{ body }]] = engine.requests.map(({ stored }) => stored);
  expect([Buffer.byteLength(body) <= 4096, Buffer.byteLength(body) > 4080, JSON.parse(body).Reason.includes('\ufffd')]).toEqual([true, true, false]);
});

test('70: a module that cannot be loaded fails each event at once, with a reason', async () => {
  const { engine, stack } = shop({ handler: handlerOf(async () => Promise.reject(new Error('Cannot find module'))) });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual({
    groups: {}, stacks: ['Shop ROLLBACK_FAILED Group=Group@refused'], events: ['Create FAILED', 'Delete Group@refused FAILED'], calls: [], violations: [],
  });
  expect(engine.requests.map(({ issuedAt, stored: [{ time }] }) => time - issuedAt < 1_000)).toEqual([true, true]);
  expect(reasons(engine)).toMatch(/^Error: Cannot find module/);
});

test('70: a function that cannot even start twice does its work the third time', async () => {
  const { engine, stack } = shop();
  engine.lambda.inject({ kind: 'failInit', times: 2 });
  await stack.deploy(group('a'));
  expect(await ending(engine)).toEqual(CREATED);
});

test('71: nothing of the URL and no credentials are in the log, whatever goes wrong', async () => {
  const { engine, stack } = await shopWith(group('a'));
  engine.faults.inject({ kind: 'drop', times: 2 }, { kind: 'fail', error: 'AccessDeniedException', nth: 3 }, { kind: 'delay', ms: 20_000, nth: 4 });
  engine.responses.inject({ kind: 'drop' }, { kind: 'status', status: 403, nth: 2 }, { kind: 'delay', ms: 20_000, nth: 3 });
  engine.lambda.inject({ kind: 'duplicate', afterMs: 950_000 });
  await stack.deploy(group('b'));
  await stack.delete();
  const { violations } = await ending(engine);
  expect(violations).toEqual([]);
  expect(engine.logs.filter((line) => /X-Amz|Signature|amazonaws\.com|%7C|AKID|Credential=/i.test(line))).toEqual([]);
});

test.each([153_000, 154_500, 154_900, 155_000, 155_100, 155_500])('72: work that is done %d ms into the run, near its end, is answered once', async (milliseconds) => {
  const { engine, stack } = shop();
  engine.faults.inject({ operation: 'CreateProfilingGroup', kind: 'fail', error: 'ThrottlingException', times: UNTIL_THE_END });
  const done = stack.deploy(group('a'));
  await engine.sleep(2_300 + milliseconds);
  engine.faults.clear();
  await done;
  const { violations } = await ending(engine);
  expect([engine.requests[0].stored.length, violations]).toEqual([1, []]);
});

test.each<[string, object]>([
  ['is of a type that nobody knows', { RequestType: 'Read' }],
  ['has no type', { RequestType: undefined }],
  ['is an Update without an ID', { RequestType: 'Update' }],
  ['has no logical ID', { LogicalResourceId: '' }],
  ['has no stack ID', { StackId: '' }],
])('73: an event that %s is answered with FAILED, without a call', async (_, fields) => {
  const { engine, stack } = shop();
  const event = { RequestType: 'Create', RequestId: engine.uuid(), StackId: stack.stackId, LogicalResourceId: 'Group', ResourceProperties: {} };
  const { event: sent, stored } = engine.responses.open({ ...event, ...fields } as unknown as CustomResourceEvent);
  engine.lambda.send(sent);
  expect(await ending(engine)).toMatchObject({ groups: {}, calls: [] });
  expect(stored.map(({ body }) => JSON.parse(body).Status)).toEqual(['FAILED']);
});

test('73: an event that does not say where to answer is logged, and that is all', async () => {
  const { time } = new Engine();
  const [write, put] = [jest.fn(), jest.fn()];
  const clients = { profiler: undefined as never, describeStackResource: put };
  await handlerOf()({ RequestType: 'Create' } as CustomResourceEvent, { clock: time, random: () => 0, remainingMilliseconds: 180_000, put, write, ...clients });
  expect([put.mock.calls.length, write.mock.lastCall![0]]).toEqual([0, expect.stringContaining('nobody can be answered')]);
});
