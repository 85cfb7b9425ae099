import { CodeGuruProfilerClient } from '@aws-sdk/client-codeguruprofiler';
import { OWNER_TAGS } from './events';
import { LeapingClock } from './leaping-clock';
import { Emulator, EmulatorOptions, startEmulator } from '../../emulator/emulator';
import { ProfilingGroup } from '../../emulator/profiling-group';
import { handleEvent } from '../../src/handler/handle-event';
import { Level, Log, LogFields } from '../../src/handler/log';
import { ResourceRecord } from '../../src/handler/resource-record';
import { serialize } from '../../src/handler/response';
import './node-errors';

export type LogLine = LogFields & { readonly level: Level; readonly message: string };

type GroupSeed = Partial<Omit<ProfilingGroup, 'tags'>> & { readonly tags?: Record<string, string> };

/** What a test of the handler works with. */
export interface HandlerFixture {
  readonly emulator: Emulator;
  readonly clock: LeapingClock;
  /** The real SDK's client, configured as the handler's own. */
  readonly client: CodeGuruProfilerClient;
  readonly log: LogLine[];
  /** What CloudFormation has on record about the resource; by default it waits for whatever event is handled. */
  readonly describeStackResource: jest.Mock<Promise<ResourceRecord>, [stackId: string, logicalResourceId: string, abortSignal: AbortSignal]>;
  /** Handles an event as Lambda would have it done in three minutes, and returns what CloudFormation would read. */
  run(event: unknown, client?: CodeGuruProfilerClient): Promise<Record<string, any>>;
  /** A client of the same kind for another service. */
  clientOf(endpoint: string): CodeGuruProfilerClient;
  /** The operations that were called since the start of the test, in order. */
  operations(): string[];
  /** The same, with what was sent. */
  requests(): [string, unknown][];
  /** Puts a group there, owned by the resource that the events are about unless the tags say otherwise. */
  add(group?: GroupSeed): void;
  /** What the service holds under a name. */
  group(name: string): { profilingEnabled: boolean; computePlatform: string; createdAt: number; tags: Record<string, string> } | undefined;
  /** The names of all groups that the service holds. */
  names(): string[];
}

/** Of the three minutes, 25 seconds are kept for the answer. */
export const WORK_TIME = 155_000;

/** One emulator for the tests of a file, empty before each test. */
export function withHandler(options: EmulatorOptions = {}): HandlerFixture {
  const clock = new LeapingClock();
  const log: LogLine[] = [];
  const clients: CodeGuruProfilerClient[] = [];
  const describeStackResource: HandlerFixture['describeStackResource'] = jest.fn();
  let underWay: { RequestType: string; PhysicalResourceId?: string };
  let emulator: Emulator;
  let client: CodeGuruProfilerClient;

  const clientOf = (endpoint: string) => {
    clients.push(new CodeGuruProfilerClient({
      region: 'us-east-1',
      endpoint,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      maxAttempts: 1,
    }));
    return clients.at(-1)!;
  };

  beforeAll(async () => {
    emulator = await startEmulator({ clock, ...options });
  });
  beforeEach(() => {
    emulator.reset();
    clock.startOver();
    log.splice(0);
    describeStackResource.mockReset().mockImplementation(async () => (
      { status: `${underWay.RequestType.toUpperCase()}_IN_PROGRESS`, physicalResourceId: underWay.PhysicalResourceId }));
    client = clientOf(emulator.endpoint);
  });
  afterEach(() => clients.splice(0).forEach((each) => each.destroy()));
  afterAll(() => emulator.close());

  const groups = () => emulator.store.region('us-east-1').groups;

  return {
    clock,
    log,
    describeStackResource,
    get emulator() { return emulator; },
    get client() { return client; },
    clientOf,
    async run(event, by = client) {
      const startedAt = clock.now();
      const budget = { clock, random: () => 0.5, startedAt, deadline: startedAt + WORK_TIME };
      underWay = event as typeof underWay;
      const write: Log = (level, message, fields) => log.push({ level, message, ...fields });
      const response = await handleEvent(event, { profiler: by, describeStackResource }, budget, write);
      return JSON.parse(serialize(response).toString());
    },
    operations: () => emulator.calls.map(({ operation }) => operation),
    requests: () => emulator.calls.map(({ operation, input }) => [operation, input]),
    add({ tags = OWNER_TAGS, ...group } = {}) {
      emulator.store.region('us-east-1').add({ name: 'checkout', createdAt: clock.now(), ...group, tags: new Map(Object.entries(tags)) });
    },
    group(name) {
      const group = groups().get(name);
      if (!group) { return undefined; }
      const { profilingEnabled, computePlatform, createdAt, tags } = group;
      return { profilingEnabled, computePlatform, createdAt, tags: Object.fromEntries(tags) };
    },
    names: () => [...groups().keys()],
  };
}
