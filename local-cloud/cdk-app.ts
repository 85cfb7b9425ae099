import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { isolated } from './environment';
import { LocalCloud } from './local-cloud';
import { installLibrary } from './packed-library';

const REPOSITORY = join(__dirname, '..');
const CLI = join(REPOSITORY, 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** No advertisements: of npm, when it starts the application, and of the SDK inside the CLI. */
const QUIET = { npm_config_loglevel: 'error', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/**
 * A copy of a CDK application that the real `cdk` CLI deploys to the local cloud. It has the packed library in its own
 * node_modules; all the rest it finds in the repository's, above it.
 */
export class CdkApp {
  static async copyOf(source: string, cloud: LocalCloud): Promise<CdkApp> {
    const copies = join(REPOSITORY, '.local-cloud', 'apps');
    await mkdir(copies, { recursive: true });
    const app = new CdkApp(await mkdtemp(join(copies, `${basename(source)}-`)), cloud);
    try {
      await cp(source, app.directory, { recursive: true, filter: (path) => !/(node_modules|cdk\.out)$/.test(path) });
      await installLibrary(app.directory);
      return app;
    } catch (error) {
      await app.dispose();
      throw error;
    }
  }

  private constructor(readonly directory: string, private readonly cloud: LocalCloud) {}

  /** Runs the CLI in the terminal's sight. */
  async show(...args: string[]): Promise<void> {
    const code = await exitCode(this.start(args, 'inherit'));
    if (code !== 0) throw new Error(`cdk ${args[0]} ended with exit code ${code}`);
  }

  /** Runs the CLI and gives what it said. */
  async run(...args: string[]): Promise<{ code: number; output: string }> {
    const cli = this.start(args, 'pipe');
    const [code, stdout, stderr] = await Promise.all([exitCode(cli), text(cli.stdout!), text(cli.stderr!)]);
    return { code, output: stdout + stderr };
  }

  async dispose(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }

  private start(args: string[], output: 'inherit' | 'pipe') {
    return spawn(process.execPath, [CLI, ...args, '--no-notices'], {
      cwd: this.directory,
      stdio: output === 'inherit' ? ['ignore', process.stdout, process.stdout] : ['ignore', 'pipe', 'pipe'],
      env: isolated({ ...this.cloud.environment, ...QUIET }),
    });
  }
}

async function exitCode(process: ReturnType<typeof spawn>): Promise<number> {
  const [code] = await once(process, 'close');
  return code;
}
