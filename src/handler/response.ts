import { Outcome } from './outcome';

/** The parts of an event that an answer must repeat, as far as they are there. */
export interface Frame {
  readonly StackId?: string;
  readonly RequestId?: string;
  readonly LogicalResourceId?: string;
  readonly PhysicalResourceId?: string;
}

/** The answer to CloudFormation. */
export interface Response {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly StackId?: string;
  readonly RequestId?: string;
  readonly LogicalResourceId?: string;
  readonly Data?: Readonly<Record<string, string>>;
}

/** CloudFormation refuses a longer answer, and with it the operation. */
const BYTE_LIMIT = 4096;

export function successResponse(frame: Frame, { physicalResourceId, attributes }: Outcome): Response {
  return { Status: 'SUCCESS', PhysicalResourceId: physicalResourceId, ...echo(frame), Data: attributes };
}

export function failedResponse(frame: Frame, reason: string, physicalResourceId: string): Response {
  return { Status: 'FAILED', Reason: reason || 'Unknown error', PhysicalResourceId: physicalResourceId, ...echo(frame) };
}

/** The bytes to send: valid JSON within the limit, for which only the reason is ever cut. */
export function serialize(response: Response): Buffer {
  const whole = Buffer.from(JSON.stringify(response));
  if (whole.byteLength <= BYTE_LIMIT || response.Reason === undefined) { return whole; }
  const characters = [...response.Reason];
  let [fits, tooLong] = [0, characters.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (cut(response, characters, middle).byteLength <= BYTE_LIMIT) { fits = middle; } else { tooLong = middle; }
  }
  return cut(response, characters, fits);
}

function cut(response: Response, characters: string[], length: number): Buffer {
  return Buffer.from(JSON.stringify({ ...response, Reason: `${characters.slice(0, length).join('')}…` }));
}

function echo({ StackId, RequestId, LogicalResourceId }: Frame) {
  return { StackId, RequestId, LogicalResourceId };
}
