import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { HOST, isolated } from './environment';
import { pythonWith } from './python-environment';

const REQUIREMENTS = join(__dirname, 'requirements.txt');
const START_DEADLINE_MS = 60_000;

export interface MiniStackOptions {
  /** @default - a free one */
  readonly port?: number;
  /** Goes to MiniStack, which hands it on to the Lambda functions. */
  readonly environment: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
}

export interface MiniStack {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts MiniStack with a state of its own, and resolves as soon as it answers. */
export async function startMiniStack(options: MiniStackOptions): Promise<MiniStack> {
  const python = await pythonWith(REQUIREMENTS, () => options.log('Installing MiniStack into .local-cloud/ (once, takes some seconds)'));
  const port = await freePort(options.port);
  const endpoint = `http://${HOST}:${port}`;
  const directory = await mkdtemp(join(tmpdir(), 'local-cloud-'));

  const server = spawn(python, [join(__dirname, 'run-ministack.py'), directory], {
    detached: true, // a process group of its own, which `stop` ends as a whole
    stdio: ['pipe', 'pipe', 'pipe'],
    env: isolated({
      ...options.environment,
      AWS_ENDPOINT_URL: endpoint,
      GATEWAY_PORT: String(port),
      BIND_HOST: HOST,
      MINISTACK_HOST: HOST,
      LOG_LEVEL: 'WARNING',
      TMPDIR: directory,
      STATE_DIR: join(directory, 'state'),
      S3_DATA_DIR: join(directory, 's3'),
      DOCKER_HOST: `unix://${directory}/no-docker.sock`, // it would tidy up containers that it takes for its own
    }),
  });
  const lastLines = collectLastLines(server);
  const stop = async () => {
    await endGroup(server);
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    await answers(`${endpoint}/_ministack/ready`, server);
  } catch (error) {
    await stop();
    throw new Error(`${(error as Error).message}. Its last words:\n${lastLines().join('\n')}`);
  }
  return { endpoint, stop };
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS;
  while (Date.now() < deadline) {
    if (hasEnded(server)) throw new Error('MiniStack ended before it was ready');
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await setTimeout(100);
  }
  throw new Error(`MiniStack did not become ready within ${START_DEADLINE_MS / 1000} s`);
}

async function endGroup(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const ended = once(server, 'close');
  process.kill(-server.pid!, 'SIGKILL');
  await ended;
}

function hasEnded(server: ChildProcess): boolean {
  return server.pid === undefined || server.exitCode !== null || server.signalCode !== null;
}

function collectLastLines(server: ChildProcess): () => string[] {
  let lines: string[] = [];
  const collect = (chunk: Buffer) => {
    lines = [...lines, ...chunk.toString().split('\n').filter(Boolean)].slice(-20);
  };
  server.stdout!.on('data', collect);
  server.stderr!.on('data', collect);
  server.on('error', (error) => collect(Buffer.from(error.message)));
  return () => lines;
}

/** The port asked for, or any; fails if it is taken: else the one who has it could pass for our MiniStack. */
async function freePort(wanted = 0): Promise<number> {
  const probe = createServer().listen(wanted, HOST);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
