import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const LIBRARY = join(__dirname, '..');

/** One file of the package, as npm lists it. */
interface PackedFile {
  readonly path: string;
}

/** Packs the library as it is compiled now, the way npm would publish it, and gives the tarball's path. */
export async function packLibrary(directory: string): Promise<string> {
  const [{ filename }] = await npmPack('--pack-destination', directory);
  return join(directory, filename);
}

/** What would be published. */
export async function listPackedFiles(): Promise<string[]> {
  const [{ files }] = await npmPack('--dry-run');
  return files.map(({ path }) => path);
}

/** Puts the packed library into an application's node_modules, without a registry. */
export async function installLibrary(application: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'packed-library-'));
  try {
    const target = join(application, 'node_modules', 'cdk-codeguru-profiler');
    await mkdir(target, { recursive: true });
    await run('tar', ['-xzf', await packLibrary(directory), '-C', target, '--strip-components', '1']);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function npmPack(...options: string[]): Promise<[{ filename: string; files: PackedFile[] }]> {
  for (const compiled of ['lib/index.js', '.jsii', 'assets/handler/profiling-group.lambda/index.js', 'assets/handler/profiling-group.lambda/handle-event.js']) {
    if (!existsSync(join(LIBRARY, compiled))) throw new Error(`${compiled} is missing: compile the library first (npx projen compile)`);
  }
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', ...options], { cwd: LIBRARY, maxBuffer: 16_000_000 });
  return JSON.parse(stdout);
}
