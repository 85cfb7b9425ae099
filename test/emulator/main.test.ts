import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = path.join(__dirname, '..', '..');

let emulator: ChildProcess | undefined;

/** Runs the command line as `npm run emulator` does, less the wrapper that would swallow signals. */
function start(...args: string[]): ChildProcess {
  emulator = spawn(process.execPath, ['--import', 'tsx', 'emulator/main.ts', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  return emulator;
}

/** The first two lines that it prints. */
async function greeting({ stdout }: ChildProcess): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout! })) {
    if (lines.push(line) === 2) break;
  }
  return lines;
}

async function endpointOf(child: ChildProcess): Promise<string> {
  return /http:\S+/.exec((await greeting(child))[0])![0];
}

afterEach(() => emulator?.kill('SIGKILL'));

test('prints the address and the variable that points clients to it', async () => {
  const [address, variable] = await greeting(start('--port', '0'));

  expect(variable).toBe(`export AWS_ENDPOINT_URL_CODEGURUPROFILER=${/http:\/\/127\.0\.0\.1:\d+$/.exec(address)![0]}`);
});

test('answers that it is up', async () => {
  const endpoint = await endpointOf(start('--port', '0'));

  expect((await fetch(`${endpoint}/_emulator/health`)).status).toBe(200);
});

test('takes account and region', async () => {
  const endpoint = await endpointOf(start('--port', '0', '--account', '210987654321', '--region', 'eu-west-1'));
  const response = await fetch(`${endpoint}/profilingGroups?clientToken=t`, { method: 'POST', body: '{"profilingGroupName":"checkout"}' });

  expect(await response.json()).toMatchObject({ arn: 'arn:aws:codeguru-profiler:eu-west-1:210987654321:profilingGroup/checkout' });
});

test.each(['SIGTERM', 'SIGINT'] as const)('stops with status 0 on %s', async signal => {
  const child = start('--port', '0');
  await greeting(child);
  child.kill(signal);

  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('stops though a call is under way', async () => {
  const child = start('--port', '0');
  const endpoint = await endpointOf(child);
  await fetch(`${endpoint}/_emulator/faults`, { method: 'POST', body: '{"kind":"delay","ms":3600000}' });
  const pending = fetch(`${endpoint}/profilingGroups`).catch(() => 'dropped');
  await fetch(`${endpoint}/_emulator/health`);
  child.kill('SIGTERM');

  expect([await once(child, 'exit'), await pending]).toEqual([[0, null], 'dropped']);
});

test.each([
  ['--port', 'many'],
  ['--port', '65536'],
  ['--account', 'mine'],
  ['--colour', 'blue'],
])('explains itself when it is given %s %s', async (...args) => {
  const child = start(...args);
  let printed = '';
  child.stderr!.on('data', chunk => { printed += chunk; });
  const [status] = await once(child, 'close');

  expect({ status, usage: printed.includes('Usage:') }).toEqual({ status: 1, usage: true });
});
