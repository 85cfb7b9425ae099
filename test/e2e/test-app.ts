import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProfilingGroup } from '../../emulator/profiling-group';
import { CdkApp } from '../../local-cloud/cdk-app';
import { stackStatus } from '../../local-cloud/inventory';
import { LocalCloud, startLocalCloud } from '../../local-cloud/local-cloud';
import type { ProfilingGroupProps } from '../../src';

const DEPLOY_OPTIONS = ['--method', 'direct', '--require-approval', 'never'];

/** By construct ID. */
export type Groups = Record<string, ProfilingGroupProps & { readonly tags?: Record<string, string> }>;

export interface Run {
  /** What the CLI said. */
  readonly output: string;
  /** The stack's outputs: `<construct ID>Arn` and `<construct ID>PhysicalId` of each group. */
  readonly outputs: Record<string, string>;
}

/** The application in `app/`, deployed with the packed library by the real CLI to a local cloud of its own. */
export class TestApp {
  static async start(): Promise<TestApp> {
    const cloud = await startLocalCloud();
    try {
      const app = new TestApp(await CdkApp.copyOf(join(__dirname, 'app'), cloud), cloud);
      await app.succeed('bootstrap', 'none', {});
      return app;
    } catch (error) {
      await cloud.stop();
      throw error;
    }
  }

  private runs = 0;

  private constructor(private readonly app: CdkApp, readonly cloud: LocalCloud) {}

  deploy(stack: string, groups: Groups): Promise<Run> {
    return this.succeed('deploy', stack, groups, ...DEPLOY_OPTIONS);
  }

  /** A deployment that must fail. */
  async deployInVain(stack: string, groups: Groups): Promise<Run> {
    const { succeeded, ...run } = await this.cdk('deploy', stack, groups, ...DEPLOY_OPTIONS);
    if (succeeded) throw new Error(`${stack} should not have been deployed:\n${run.output}`);
    return run;
  }

  diff(stack: string, groups: Groups): Promise<Run> {
    return this.succeed('diff', stack, groups, '--method', 'template');
  }

  destroy(stack: string, groups: Groups): Promise<Run> {
    return this.succeed('destroy', stack, groups, '--force');
  }

  status(stack: string): Promise<string | undefined> {
    return stackStatus(this.cloud.endpoint, stack);
  }

  /** All groups as they are now, by name. */
  groups(): Map<string, ProfilingGroup> {
    return structuredClone(this.cloud.emulator.store.region('us-east-1').groups);
  }

  /** The directory and what the CLI left there are kept if E2E_KEEP is set. */
  async dispose(): Promise<void> {
    await this.cloud.stop();
    if (!process.env.E2E_KEEP) await this.app.dispose();
  }

  private async succeed(command: string, stack: string, groups: Groups, ...options: string[]): Promise<Run> {
    const { succeeded, ...run } = await this.cdk(command, stack, groups, ...options);
    if (!succeeded) throw new Error(`cdk ${command} failed:\n${run.output}`);
    return run;
  }

  private async cdk(command: string, stack: string, groups: Groups, ...options: string[]) {
    const run = `${++this.runs}-${command}`; // several may run at the same time
    const outputsFile = join(this.app.directory, `${run}.outputs.json`);
    const { code, output } = await this.app.run(
      command, '-c', `stack=${stack}`, '-c', `groups=${JSON.stringify(groups)}`, '--output', `${run}.out`,
      ...command === 'deploy' ? ['--outputs-file', outputsFile] : [], ...options,
    );
    const outputs = existsSync(outputsFile) ? JSON.parse(readFileSync(outputsFile, 'utf8'))[stack] : {};
    return { succeeded: code === 0, output, outputs };
  }
}

/** For `beforeAll`: a first run also installs MiniStack. */
export const SCENARIO_TIMEOUT_MS = 240_000;
