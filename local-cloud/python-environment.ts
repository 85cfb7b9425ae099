import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const DIRECTORY = join(__dirname, '..', '.local-cloud');
const CANDIDATES = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python'];

/**
 * The interpreter of a virtual environment that holds exactly what a requirements file lists, with hashes. Run its programs
 * with `-m`: scripts in `bin` name the place where the environment was built.
 *
 * The environment is built under another name and moved into place when it is complete, and its name says what it was
 * built from. So an interrupted installation is never used, changed requirements or another Python make a new one, and two
 * processes that build at the same time do no harm.
 */
export async function pythonWith(requirements: string, beforeInstall: () => void = () => {}): Promise<string> {
  const python = await findPython();
  const environment = join(DIRECTORY, `python-${fingerprint(python.version, readFileSync(requirements))}`);
  if (!existsSync(environment)) {
    beforeInstall();
    await install(python.command, environment, requirements);
  }
  return interpreter(environment);
}

async function install(python: string, environment: string, requirements: string): Promise<void> {
  await mkdir(DIRECTORY, { recursive: true });
  const unfinished = await mkdtemp(join(DIRECTORY, 'installing-'));
  try {
    await run(python, ['-m', 'venv', unfinished]);
    await run(interpreter(unfinished), [
      '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', '--require-hashes', '-r', requirements,
    ]);
    await rename(unfinished, environment).catch((error) => {
      if (!existsSync(environment)) throw error; // else another process was faster
    });
  } catch (error) {
    throw new Error(`${requirements} could not be installed: ${(error as Error).message}`, { cause: error });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** The user's own Python if it is new enough, else any other that is; `PYTHON` names one explicitly. */
async function findPython(): Promise<{ command: string; version: string }> {
  for (const command of process.env.PYTHON ? [process.env.PYTHON] : CANDIDATES) {
    try {
      const { stdout } = await run(command, ['-c', 'import sys; assert sys.version_info >= (3, 11); print(sys.executable, sys.version)']);
      return { command, version: stdout };
    } catch {
      continue; // not there, or too old
    }
  }
  throw new Error('Python 3.11 or newer is needed: install it, or name it in the environment variable PYTHON');
}

function interpreter(environment: string): string {
  return join(environment, 'bin', 'python');
}

function fingerprint(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return hash.digest('hex').slice(0, 16);
}
