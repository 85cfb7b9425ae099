import { parseArgs } from 'node:util';
import { startLocalCloud } from './local-cloud';
import { onTermination } from './termination';

async function main() {
  const { values } = parseArgs({ options: { 'port': { type: 'string' }, 'emulator-port': { type: 'string' } } });
  const cloud = await startLocalCloud({
    port: portNumber(values.port),
    emulatorPort: portNumber(values['emulator-port']),
    log: console.error,
  });
  onTermination(() => cloud.stop());

  console.error('The local cloud is ready. In another terminal:\n');
  for (const [name, value] of Object.entries(cloud.environment)) {
    console.log(`export ${name}=${value}`);
  }
  console.error('\nCtrl-C stops it, and nothing of it is kept.');
}

function portNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`Not a port number: ${text}`);
  return port;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
