import { CodeGuruProfilerClient } from '@aws-sdk/client-codeguruprofiler';
import { Engine } from './engine';
import { Process } from './process';
import { profilerClient } from './profiler-client';
import { Authorize } from '../../emulator/authorization';
import { ConnectionDropped, ServiceError } from '../../emulator/errors';
import { HttpRequest } from '../../emulator/http-request';
import { Call, Service } from '../../emulator/service';
import { Region, Store } from '../../emulator/store';
import { Throttle } from '../../emulator/throttle';
import { STACK_ID_TAG } from '../../src/handler/resource-schema';

const REGION = 'us-east-1';

export interface HttpReply {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** CodeGuru Profiler, some way off: a request travels for a while, and so does its reply. */
export class RoutedService {
  public readonly calls: Call[] = [];
  public readonly region: Region;
  private readonly service: Service;

  constructor(private readonly engine: Engine) {
    const { throttle, groupQuota = 500, authorize = asDeployedRole } = engine.options;
    const store = new Store('123456789012');
    this.region = store.region(REGION);
    this.service = new Service({
      clock: engine.time,
      store,
      faults: engine.faults,
      calls: this.calls,
      region: REGION,
      groupQuota,
      authorize,
      throttle: throttle && new Throttle(throttle, engine.time),
    });
  }

  /** The client of a process that runs for a stack. */
  public clientOf(process: Process, stackId: string): CodeGuruProfilerClient {
    const accessKeyId = stackId.split('/')[2];
    return profilerClient(process, async (request) => this.exchange(request, accessKeyId));
  }

  private async exchange(request: HttpRequest, accessKeyId: string): Promise<HttpReply> {
    const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${REGION}/codeguru-profiler/aws4_request`;
    await this.engine.time.sleep(this.engine.between(5, 100));
    const reply = await this.reply({ ...request, headers: { ...request.headers, authorization } });
    await this.engine.time.sleep(this.engine.between(5, 100));
    return reply;
  }

  private async reply(request: HttpRequest): Promise<HttpReply> {
    try {
      const { status, body } = await this.service.handle(request);
      return { statusCode: status, headers: { 'content-type': 'application/json' }, body: Buffer.from(body === undefined ? '' : JSON.stringify(body)) };
    } catch (error) {
      if (error instanceof ConnectionDropped) { throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }); }
      if (!(error instanceof ServiceError)) { throw error; }
      const headers = { 'content-type': 'application/json', 'x-amzn-errortype': error.name };
      return { statusCode: error.status, headers, body: Buffer.from(JSON.stringify({ message: error.message })) };
    }
  }
}

/** The role's condition: only groups of the own stack can be deleted and untagged. */
const asDeployedRole: Authorize = ({ operation, resourceTags, accessKeyId }) =>
  !['DeleteProfilingGroup', 'UntagResource'].includes(operation) || resourceTags[STACK_ID_TAG]?.split('/')[2] === accessKeyId;
