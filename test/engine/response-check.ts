import { CustomResourceEvent } from './request';
import { ATTRIBUTES } from '../../src/handler/resource-schema';

const BYTE_LIMIT = 4096;
const ID_BYTE_LIMIT = 1024;

/** The members of an answer, if it is an object at all. */
export function parseResponse(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? parsed as Record<string, unknown> : {};
  } catch {
    return {};
  }
}

export function isPhysicalResourceId(id: unknown): id is string {
  return typeof id === 'string' && id !== '' && Buffer.byteLength(id) <= ID_BYTE_LIMIT;
}

/** All that CloudFormation would find wrong with an answer; a template is taken to read every attribute. */
export function responseFlaws(event: CustomResourceEvent, body: string): string[] {
  const response = parseResponse(body);
  const { Status, Reason, PhysicalResourceId: id } = response;
  const flaws: [boolean, string][] = [
    [Object.keys(response).length === 0, 'The answer is not a JSON object'],
    [Buffer.byteLength(body) > BYTE_LIMIT, `Response object is too long: ${Buffer.byteLength(body)} bytes`],
    [Status !== 'SUCCESS' && Status !== 'FAILED', `Status is ${JSON.stringify(Status)}`],
    [Status === 'FAILED' && (typeof Reason !== 'string' || Reason === ''), `FAILED for the Reason ${JSON.stringify(Reason)}`],
    [Reason !== undefined && typeof Reason !== 'string', 'Reason is not a string'],
    [!isPhysicalResourceId(id), `Invalid PhysicalResourceId ${JSON.stringify(id)}`],
    [event.RequestType === 'Delete' && id !== event.PhysicalResourceId, `Delete of ${event.PhysicalResourceId} answered for ${JSON.stringify(id)}`],
  ];
  for (const key of ['StackId', 'RequestId', 'LogicalResourceId'] as const) {
    flaws.push([response[key] !== event[key], `${key} is ${JSON.stringify(response[key])}`]);
  }
  if (Status === 'SUCCESS' && event.RequestType !== 'Delete') {
    const data = (response.Data ?? {}) as Record<string, unknown>;
    for (const key of ATTRIBUTES) {
      flaws.push([typeof data[key] !== 'string' || data[key] === '', `Vendor response doesn't contain ${key} attribute`]);
    }
  }
  return flaws.filter(([found]) => found).map(([, text]) => text);
}
