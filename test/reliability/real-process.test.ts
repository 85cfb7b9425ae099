import { ChildProcess } from 'child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Emulator, startEmulator } from '../../emulator/emulator';
import { withAnswerBox } from '../handler/answer-box';
import { BUNDLE, BundleOptions, runBundle, signedNow } from '../handler/bundle-process';
import { createEvent, deleteEvent } from '../handler/events';
import { withStackRecords } from '../handler/stack-records';

const NAMED = { ProfilingGroupName: 'checkout' };

jest.setTimeout(60_000);

const answers = withAnswerBox();
const cloudFormation = withStackRecords();

let emulator: Emulator;
/** Called when the service is about to act on a call; what it returns says whether it may. */
let beforeEffect: () => boolean | Promise<boolean>;
let process: ChildProcess;

beforeAll(async () => { emulator = await startEmulator({ authorize: () => beforeEffect() }); });
beforeEach(() => {
  emulator.reset();
  beforeEffect = () => true;
});
afterAll(() => emulator.close());

/** The real bundle handles an event, in a process that can really be killed. */
function run(event: object, options: BundleOptions = {}) {
  return runBundle(event, {
    ...options,
    onStart: (started) => { process = started; },
    environment: {
      AWS_ENDPOINT_URL_CODEGURUPROFILER: emulator.endpoint,
      AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.records.endpoint,
      ...options.environment,
    },
  });
}

const create = () => createEvent(NAMED, { ResponseURL: signedNow(answers.box.url) });
const statuses = () => answers.box.deliveries.map(({ body }) => JSON.parse(body).Status);
const groups = () => [...emulator.store.region('us-east-1').groups.keys()];

describe('a process that is killed', () => {
  test('before its call has an effect leaves nothing, and no answer', async () => {
    beforeEffect = () => process.kill('SIGKILL') && new Promise<boolean>(() => undefined);
    const { signal } = await run(create());
    expect([signal, groups(), statuses()]).toEqual(['SIGKILL', [], []]);
  });

  test('between two calls is followed by one that finishes its work, with one group and one answer', async () => {
    const event = create();
    const requests = cloudFormation.records.requests;
    const push = jest.spyOn(requests, 'push').mockImplementationOnce(() => Number(process.kill('SIGKILL'))); // as it asks whether the group is awaited
    const { signal } = await run(event);
    expect([signal, groups(), statuses()]).toEqual(['SIGKILL', ['checkout'], []]);
    push.mockRestore();
    await run(event);
    expect([groups(), statuses()]).toEqual([['checkout'], ['SUCCESS']]);
  });

  test('before it could tell that it deleted is followed by one that finds the group gone', async () => {
    await run(create());
    const event = deleteEvent(JSON.parse(answers.box.deliveries[0].body).PhysicalResourceId, NAMED, { ResponseURL: signedNow(answers.box.url) });
    answers.box.deliveries.splice(0);
    emulator.faults.inject({ kind: 'drop', operation: 'DeleteProfilingGroup', when: 'after' });
    let calls = 0;
    beforeEffect = () => ++calls < 3 || (process.kill('SIGKILL') && false); // the look after the deletion
    await run(event);
    beforeEffect = () => true;
    await run(event);
    expect([groups(), statuses()]).toEqual([[], ['SUCCESS']]);
  });
});

test('a process that runs out of memory is followed by one that has more', async () => {
  const event = create();
  const { signal, code } = await run(event, { nodeOptions: ['--max-old-space-size=2', '--max-semi-space-size=1'] });
  expect([signal ?? code, statuses()]).not.toEqual([0, ['SUCCESS']]);
  await run(event);
  expect([groups(), statuses()]).toEqual([['checkout'], ['SUCCESS']]);
});

test('a service that never replies is answered for before Lambda ends the process', async () => {
  beforeEffect = () => new Promise<boolean>(() => undefined);
  const started = Date.now();
  await run(create(), { milliseconds: 26_000 });
  expect([statuses(), Date.now() - started < 26_000]).toEqual([['FAILED'], true]);
});

describe('a bundle whose second file', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    cpSync(BUNDLE, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each([
    ['cannot be read', 'module.exports = {', 'SyntaxError'],
    ['cannot be run', 'throw new RangeError("on the wrong Node.js");', 'RangeError: on the wrong Node.js'],
  ])('%s still answers, at once, with what went wrong', async (_, source, reason) => {
    writeFileSync(join(folder, 'handle-event.js'), source);
    await run(create(), { folder });
    expect(answers.box.deliveries.map(({ body }) => JSON.parse(body))).toMatchObject([{ Status: 'FAILED', Reason: expect.stringContaining(reason) }]);
  });

  test('is missing still answers', async () => {
    rmSync(join(folder, 'handle-event.js'));
    await run(create(), { folder });
    expect(statuses()).toEqual(['FAILED']);
  });
});
