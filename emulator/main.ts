import { parseArgs } from 'node:util';
import { startEmulator } from './emulator';

const USAGE = 'Usage: npm run emulator -- [--port 4567] [--account 123456789012] [--region us-east-1]   (port 0: a free one)';

async function main(): Promise<void> {
  const { port, account, region } = readArguments();
  const emulator = await startEmulator({ port, accountId: account, region });
  // a delayed call may still be asleep: do not wait for it
  const stop = () => void emulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  console.log(`CodeGuru Profiler is emulated at ${emulator.endpoint}`);
  console.log(`export AWS_ENDPOINT_URL_CODEGURUPROFILER=${emulator.endpoint}`);
}

function readArguments() {
  const { values: { port, account, region } } = parseArgs({
    options: {
      port: { type: 'string', default: '4567' },
      account: { type: 'string' },
      region: { type: 'string' },
    },
  });
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new Error(`--port ${port} is not a port`);
  if (account !== undefined && !/^\d{12}$/.test(account)) throw new Error(`--account ${account} is not an account ID`);
  return { port: Number(port), account, region };
}

main().catch((error: Error) => {
  console.error(error.message);
  console.error(USAGE);
  process.exitCode = 1;
});
