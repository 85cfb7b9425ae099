import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { Authorize } from './authorization';
import { Clock, systemClock } from './clock';
import { Controls, handleControl } from './control-api';
import { Faults } from './faults';
import { createServer } from './server';
import { Call, Service } from './service';
import { Store } from './store';
import { Throttle, ThrottleOptions } from './throttle';

export interface EmulatorOptions {
  /** Default 0: a free one. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly clock?: Clock;
  /** The region of requests whose credentials name none; default us-east-1. */
  readonly region?: string;
  readonly accountId?: string;
  /** Profiling groups per region; default 500. */
  readonly groupQuota?: number;
  /** Decides about each call; by default everything is allowed. */
  readonly authorize?: Authorize;
  readonly throttle?: ThrottleOptions;
}

/** A running emulator. */
export interface Emulator extends Controls {
  /** For AWS_ENDPOINT_URL_CODEGURUPROFILER. */
  readonly endpoint: string;
  readonly port: number;
  /** What the service holds, to seed and to inspect. */
  readonly store: Store;
  /** Every call since the start, oldest first. */
  readonly calls: Call[];
  readonly faults: Faults;
  /** Forgets groups, faults and calls. */
  reset(): void;
  /** Stops at once, calls under way included. */
  close(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const {
    port = 0,
    host = '127.0.0.1',
    clock = systemClock,
    region = 'us-east-1',
    accountId = '123456789012',
    groupQuota = 500,
    authorize = () => true,
  } = options;
  const store = new Store(accountId);
  const faults = new Faults(clock);
  const calls: Call[] = [];
  const throttle = options.throttle && new Throttle(options.throttle, clock);
  const service = new Service({ clock, store, faults, calls, region, groupQuota, authorize, throttle });
  const controls: Controls = {
    calls,
    faults,
    reset() {
      store.clear();
      faults.clear();
      calls.splice(0);
      throttle?.reset();
    },
  };

  const server = createServer(async request => handleControl(request, controls) ?? service.handle(request));
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;

  return {
    ...controls,
    store,
    endpoint: `http://${host}:${address.port}`,
    port: address.port,
    async close() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
