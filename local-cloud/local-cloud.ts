import { HOST } from './environment';
import { startMiniStack } from './ministack';
import { startEmulator } from '../emulator/emulator';

/** MiniStack's account. */
const ACCOUNT = '000000000000';

export interface LocalCloudOptions {
  /** Of MiniStack: everything but CodeGuru Profiler. @default - a free one */
  readonly port?: number;
  /** Of the CodeGuru Profiler emulator. @default - a free one */
  readonly emulatorPort?: number;
  /** @default - nothing is said */
  readonly log?: (line: string) => void;
}

export type LocalCloud = Awaited<ReturnType<typeof startLocalCloud>>;

/** Starts MiniStack and the CodeGuru Profiler emulator, and resolves when both answer. */
export async function startLocalCloud(options: LocalCloudOptions = {}) {
  const emulator = await startEmulator({ host: HOST, port: options.emulatorPort, accountId: ACCOUNT });
  try {
    const account = {
      AWS_ENDPOINT_URL_CODEGURUPROFILER: emulator.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
    };
    const ministack = await startMiniStack({ port: options.port, environment: account, log: options.log ?? (() => undefined) });
    return {
      /** What the `cdk` CLI and the SDKs need to know. */
      environment: { AWS_ENDPOINT_URL: ministack.endpoint, ...account, CDK_DISABLE_CLI_TELEMETRY: 'true' },
      endpoint: ministack.endpoint,
      emulator,
      async stop() {
        await ministack.stop();
        await emulator.close();
      },
    };
  } catch (error) {
    await emulator.close();
    throw error;
  }
}
