import { Engine } from './engine';
import { Answer, CustomResourceEvent, CustomResourceRequest } from './request';
import { isPhysicalResourceId, parseResponse, responseFlaws } from './response-check';
import { Aim, Script } from './script';

/** Something that goes wrong on the answer's way; each PUT of an answer is an occasion. */
export type ResponseFault = Aim & (
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The connection breaks before or after the answer is stored; default before. */
  | { readonly kind: 'drop'; readonly when?: 'before' | 'after' }
);

const URL_LIFETIME = 7_200;

/** The bucket of CloudFormation that answers are put in by pre-signed URLs. */
export class ResponseBox extends Script<ResponseFault> {
  private readonly requests = new Map<string, CustomResourceRequest>();

  constructor(private readonly engine: Engine) {
    super();
  }

  /** Opens a box for an answer. */
  public open(event: Omit<CustomResourceEvent, 'ResponseURL'>): CustomResourceRequest {
    const issuedAt = this.engine.time.now();
    const request = new CustomResourceRequest({ ...event, ResponseURL: this.url(event, issuedAt) }, issuedAt);
    this.requests.set(event.RequestId, request);
    this.engine.requests.push(request);
    return request;
  }

  /** Takes a PUT. */
  public async put(url: string, body: Buffer, invocation: number): Promise<number> {
    const { time } = this.engine;
    const request = this.requests.get(decodeURIComponent(new URL(url).pathname).split('|')[2]);
    await time.sleep(this.engine.between(5, 60));
    const faults = request ? this.strike(request.event) : [];
    for (const fault of faults) {
      if (fault.kind === 'delay') { await time.sleep(fault.ms); }
      if (fault.kind === 'status') { return fault.status; }
      if (fault.kind === 'drop' && fault.when !== 'after') { throw connectionReset(); }
    }
    if (!request || url !== request.event.ResponseURL || time.now() > request.issuedAt + URL_LIFETIME * 1000) { return 403; }
    this.store(request, body.toString(), invocation);
    if (faults.some(({ kind }) => kind === 'drop')) { throw connectionReset(); }
    await time.sleep(this.engine.between(5, 60));
    return 200;
  }

  /** CloudFormation reads the box some time after something was put there; until then the last one wins. */
  private store(request: CustomResourceRequest, body: string, invocation: number): void {
    const earlier = request.stored.find((each) => each.invocation === invocation && each.body !== body);
    if (earlier) { this.engine.violation('two answers', `${earlier.body} and ${body}`, request.event.RequestId); }
    request.stored.push({ time: this.engine.time.now(), invocation, body });
    this.engine.options.onAnswer?.(request, body);
    if (request.settled || request.stored.length > 1) { return; }
    request.holds(this.engine.time.after(this.engine.between(50, 1_500), () => request.settle(this.read(request))));
  }

  private read({ event, stored }: CustomResourceRequest): Answer {
    const bodies = stored.map(({ body }) => body);
    const body = bodies.at(-1)!;
    const [{ Status, PhysicalResourceId, Reason }, ...others] = [body, ...bodies].map(parseResponse);
    if (others.some((other) => other.Status !== Status || other.PhysicalResourceId !== PhysicalResourceId)) {
      this.engine.violation('conflicting answers', bodies.join(' and '), event.RequestId);
    }
    const flaws = responseFlaws(event, body);
    flaws.forEach((flaw) => this.engine.violation('invalid answer', flaw, event.RequestId));
    const id = isPhysicalResourceId(PhysicalResourceId) ? PhysicalResourceId : undefined;
    return flaws.length > 0
      ? { Status: 'FAILED', PhysicalResourceId: id, Reason: flaws.join('; ') }
      : { Status: Status as Answer['Status'], PhysicalResourceId: id, Reason: Reason as string | undefined };
  }

  private url({ StackId, LogicalResourceId, RequestId }: Omit<CustomResourceEvent, 'ResponseURL'>, issuedAt: number): string {
    const date = new Date(issuedAt).toISOString().replace(/[-:]|\.\d+/g, '');
    const dated = this.engine.options.datedUrls === false ? '' : `X-Amz-Date=${date}&X-Amz-Expires=${URL_LIFETIME}&`;
    return `https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/${encodeURIComponent(`${StackId}|${LogicalResourceId}|${RequestId}`)}`
      + `?X-Amz-Algorithm=AWS4-HMAC-SHA256&${dated}X-Amz-SignedHeaders=host`
      + `&X-Amz-Credential=AKIAEXAMPLE%2F${date.slice(0, 8)}%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=${RequestId.replace(/-/g, '').repeat(2)}`;
  }
}

function connectionReset(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}
