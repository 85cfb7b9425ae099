import { CustomResourceEvent, Handler } from './engine';
import { ATTRIBUTES } from '../../src/handler/resource-schema';
import { Response } from '../../src/handler/response';

/** What a good answer holds; the physical resource ID is the `Id` of the properties, so another `Id` replaces. */
export function success(event: CustomResourceEvent): Response {
  const { RequestType, StackId, RequestId, LogicalResourceId, PhysicalResourceId, ResourceProperties } = event;
  return {
    Status: 'SUCCESS',
    StackId,
    RequestId,
    LogicalResourceId,
    PhysicalResourceId: RequestType === 'Delete' ? PhysicalResourceId! : String(ResourceProperties.Id ?? 'id'),
    Data: Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, 'value'])),
  };
}

/** A handler that does nothing but answer a second later; `undefined` is no answer. */
export function answering(answer: (event: CustomResourceEvent) => object | string | undefined): Handler {
  return async (event, { clock, put }) => {
    await clock.sleep(1_000);
    const changes = answer(event);
    if (changes === undefined) { return; }
    const body = typeof changes === 'string' ? changes : JSON.stringify({ ...success(event), ...changes });
    await put(event.ResponseURL, Buffer.from(body), clock.timeout(10_000));
  };
}

/** The handler that does as it is asked, whatever it is. */
export const obliging = answering(() => ({}));

/** A failed answer, in the words of the tests. */
export const FAILED = { Status: 'FAILED', Reason: 'Would not' };

/** What the handler was asked, in short: the type and, if there is one, the physical resource ID. */
export function asked(requests: readonly { readonly event: CustomResourceEvent }[]): string[] {
  return requests.map(({ event }) => [event.RequestType, event.PhysicalResourceId].filter(Boolean).join(' '));
}
