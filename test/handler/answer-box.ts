import { once } from 'events';
import { IncomingHttpHeaders, Server, createServer } from 'http';
import { createServer as createTlsServer } from 'https';
import { AddressInfo } from 'net';

/** An answer as it came over the wire. */
export interface Delivery {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How one delivery is met: with a status, or by hanging up without a word. */
export type Reception = number | 'hang up';

/** The place that CloudFormation has its answers sent to. */
export interface AnswerBox {
  /** With a query that must reach the box and no log. */
  readonly url: string;
  readonly deliveries: Delivery[];
  /** How the next deliveries are met; those after them with 200. */
  receptions: Reception[];
  close(): Promise<void>;
}

export const SIGNATURE = '0123456789abcdef0123456789abcdef';

export async function openAnswerBox(tls?: { readonly key: string; readonly cert: string }): Promise<AnswerBox> {
  const deliveries: Delivery[] = [];
  const server: Server = tls ? createTlsServer(tls) : createServer();
  server.on('request', async (request, response) => {
    const chunks: Buffer[] = await request.toArray();
    deliveries.push({ method: request.method!, url: request.url!, headers: request.headers, body: Buffer.concat(chunks).toString() });
    const reception = box.receptions.shift() ?? 200;
    if (reception === 'hang up') { request.socket.destroy(); } else { response.writeHead(reception).end(); }
  });
  server.listen(0, tls ? 'localhost' : '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const box: AnswerBox = {
    url: `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${port}/stack%2Fanswer?X-Amz-Expires=7200&X-Amz-Signature=${SIGNATURE}`,
    deliveries,
    receptions: [],
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return box;
}

/** One box for the tests of a file, empty before each test. */
export function withAnswerBox(): { readonly box: AnswerBox } {
  let box: AnswerBox;
  beforeAll(async () => { box = await openAnswerBox(); });
  beforeEach(() => {
    box.deliveries.splice(0);
    box.receptions = [];
  });
  afterAll(() => box.close());
  return { get box() { return box; } };
}
