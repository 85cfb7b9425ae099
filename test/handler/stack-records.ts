import { once } from 'events';
import { Server, createServer } from 'http';
import { AddressInfo } from 'net';
import { ResourceRecord } from '../../src/handler/resource-record';

/** What stands in for CloudFormation's DescribeStackResource. */
export interface StackRecords {
  readonly endpoint: string;
  /** What is on record; undefined makes every request fail as one for an unknown stack does. */
  record: ResourceRecord | undefined;
  /** The bodies that were sent. */
  readonly requests: string[];
}

/** A server that answers DescribeStackResource for the tests of a file, in the words of CloudFormation's query protocol. */
export function withStackRecords(): { readonly records: StackRecords } {
  let server: Server;
  let records: StackRecords;

  beforeAll(async () => {
    server = createServer(async (request, reply) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) { chunks.push(chunk as Buffer); }
      records.requests.push(Buffer.concat(chunks).toString());
      reply.writeHead(records.record ? 200 : 400, { 'content-type': 'text/xml' }).end(records.record ? found(records.record) : UNKNOWN);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    records = { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, record: undefined, requests: [] };
  });
  beforeEach(() => {
    records.record = { status: 'CREATE_IN_PROGRESS' };
    records.requests.splice(0);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  return { get records() { return records; } };
}

const NAMESPACE = 'xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"';
const UNKNOWN = `<ErrorResponse ${NAMESPACE}><Error><Type>Sender</Type><Code>ValidationError</Code>`
  + '<Message>Stack does not exist</Message></Error><RequestId>1</RequestId></ErrorResponse>';

function found({ status, physicalResourceId }: ResourceRecord): string {
  return `<DescribeStackResourceResponse ${NAMESPACE}><DescribeStackResourceResult><StackResourceDetail>`
    + `<ResourceStatus>${status}</ResourceStatus>${physicalResourceId ? `<PhysicalResourceId>${physicalResourceId}</PhysicalResourceId>` : ''}`
    + '</StackResourceDetail></DescribeStackResourceResult></DescribeStackResourceResponse>';
}
