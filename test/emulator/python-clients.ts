import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const REQUIREMENTS = path.join(__dirname, 'requirements.txt');
const ENVIRONMENTS = path.join(__dirname, '..', '..', '.local-cloud', 'emulator-clients');

/**
 * The Python of a virtual environment that holds boto3 and the AWS CLI.
 *
 * It is made once per content of requirements.txt: in a temporary folder that gets its name when it is complete,
 * so that runs at the same time do not see each other's halves.
 */
export async function pythonWithClients(): Promise<string> {
  const { stdout: version } = await run('python3', ['--version']);
  const id = createHash('sha256').update(version).update(await readFile(REQUIREMENTS)).digest('hex').slice(0, 16);
  const environment = path.join(ENVIRONMENTS, id);
  if (!existsSync(environment)) await makeEnvironment(environment);
  return pythonIn(environment);
}

async function makeEnvironment(environment: string): Promise<void> {
  await mkdir(ENVIRONMENTS, { recursive: true });
  const unfinished = await mkdtemp(`${environment}-`);
  try {
    await run('python3', ['-m', 'venv', unfinished]);
    await run(pythonIn(unfinished), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes', '--requirement', REQUIREMENTS]);
    await rename(unfinished, environment);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(environment)) throw error;
  }
}

/** Programs are to be run with `-m`: the scripts in `bin` point to the folder that the environment was made in. */
function pythonIn(environment: string): string {
  return path.join(environment, 'bin', 'python');
}
