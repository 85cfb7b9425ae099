import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

const REPOSITORY = join(__dirname, '..', '..');

/** Starts `local-cloud/main.ts` and waits for the environment that it prints. */
async function start(): Promise<{ main: ChildProcess; environment: Record<string, string> }> {
  const main = spawn(process.execPath, ['--import', 'tsx', 'local-cloud/main.ts'], { cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'ignore'] });
  const environment: Record<string, string> = {};
  for await (const line of createInterface(main.stdout!)) {
    const [, name, value] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    if (name) environment[name] = value;
    if (name === 'CDK_DISABLE_CLI_TELEMETRY') break;
  }
  return { main, environment };
}

async function goneSilent(endpoint: string): Promise<boolean> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const answered = await fetch(endpoint).then(() => true, () => false);
    if (!answered) return true;
    await setTimeout(50);
  }
  return false;
}

describe.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)('a local cloud that gets %s', (signal) => {
  test('serves until then, and leaves nothing running', async () => {
    const { main, environment: { AWS_ENDPOINT_URL: miniStack, AWS_ENDPOINT_URL_CODEGURUPROFILER: emulator } } = await start();
    const answers = await Promise.all([fetch(`${miniStack}/_ministack/ready`), fetch(`${emulator}/profilingGroups`)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);

    main.kill(signal);
    await once(main, 'exit');
    expect(await goneSilent(miniStack)).toBe(true);
    expect(await goneSilent(emulator)).toBe(true);
  }, 240_000);
});
