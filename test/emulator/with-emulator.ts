import { CodeGuruProfiler } from '@aws-sdk/client-codeguruprofiler';
import { ManualClock } from './manual-clock';
import { Emulator, EmulatorOptions, startEmulator } from '../../emulator/emulator';

/** What a test of the emulator works with. */
export interface EmulatorFixture {
  readonly emulator: Emulator;
  /** The real SDK's client in us-east-1. It does not retry. */
  readonly client: CodeGuruProfiler;
  readonly clock: ManualClock;
  clientIn(region: string): CodeGuruProfiler;
  /** For what the SDK refuses to send. A string is sent as it is, anything else as JSON. */
  request(method: string, path: string, body?: unknown): Promise<RawAnswer>;
}

export interface RawAnswer {
  readonly status: number;
  /** Name of the error. */
  readonly error: string | null;
  readonly headers: Headers;
  readonly body: any;
}

/** One emulator for the tests of a file, empty before each test. */
export function withEmulator(options: EmulatorOptions = {}): EmulatorFixture {
  const clock = new ManualClock();
  const clients: CodeGuruProfiler[] = [];
  let emulator: Emulator;
  let client: CodeGuruProfiler;

  const clientIn = (region: string) => {
    clients.push(new CodeGuruProfiler({
      region,
      endpoint: emulator.endpoint,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      maxAttempts: 1,
    }));
    return clients.at(-1)!;
  };

  beforeAll(async () => {
    emulator = await startEmulator({ clock, ...options });
    client = clientIn('us-east-1');
  });
  beforeEach(() => emulator.reset());
  afterAll(async () => {
    clients.forEach(each => each.destroy());
    await emulator.close();
  });

  return {
    clock,
    clientIn,
    get emulator() { return emulator; },
    get client() { return client; },
    async request(method, path, body) {
      const response = await fetch(emulator.endpoint + path, {
        method,
        body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return {
        status: response.status,
        error: response.headers.get('x-amzn-errortype'),
        headers: response.headers,
        body: text ? JSON.parse(text) : undefined,
      };
    },
  };
}
