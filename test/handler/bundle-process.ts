import { ChildProcess, execFile } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';

/** The folder that Lambda gets, as it is built. */
export const BUNDLE = join(__dirname, '../../assets/handler/profiling-group.lambda');

/** What Lambda does for one event, as far as the handler can tell. */
const LAMBDA = `
  const [bundle, milliseconds] = process.argv.slice(1);
  const event = JSON.parse(require('fs').readFileSync(0, 'utf8'));
  require(bundle).handler(event, { getRemainingTimeInMillis: () => Number(milliseconds) });
`;

/** Credentials as Lambda gives them, in the environment. */
export const SECRETS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret-access-key', AWS_SESSION_TOKEN: 'session-token' };

/** How a process of the handler ended. */
export interface Run {
  readonly code: number;
  readonly signal?: string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface BundleOptions {
  /** The time that Lambda says is left; default three minutes. */
  readonly milliseconds?: number;
  readonly environment?: NodeJS.ProcessEnv;
  /** Another folder than the one that was built. */
  readonly folder?: string;
  /** For `node` itself. */
  readonly nodeOptions?: string[];
  /** Gets hold of the process as soon as it runs. */
  readonly onStart?: (process: ChildProcess) => void;
}

/** Runs the real bundle on one event, in a process of its own. */
export function runBundle(event: object, options: BundleOptions): Promise<Run> {
  const { milliseconds = 180_000, environment, folder = BUNDLE, nodeOptions = [], onStart } = options;
  if (!existsSync(join(folder, 'index.js'))) { throw new Error('There is no bundle of the handler to test. Make it with: npx projen bundle'); }
  const env = { AWS_REGION: 'us-east-1', ...SECRETS, ...environment };
  return new Promise((resolve) => {
    const args = [...nodeOptions, '-e', LAMBDA, join(folder, 'index.js'), String(milliseconds)];
    const child = execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), signal: error?.signal, stdout, stderr }));
    child.stdin!.on('error', () => undefined); // a process that dies while it starts
    child.stdin!.end(JSON.stringify(event));
    onStart?.(child);
  });
}

/** The URL of an answer box as CloudFormation would have signed it just now. */
export function signedNow(url: string): string {
  return `${url}&X-Amz-Date=${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}`;
}
