import { Engine } from './engine';
import { CustomResourceEvent, CustomResourceRequest } from './request';
import { RESOURCE_TYPE } from '../../src/handler/resource-schema';

export type RequestType = CustomResourceEvent['RequestType'];

/** What differs between the events of one resource. */
export type RequestFields = Pick<CustomResourceEvent, 'ResourceProperties' | 'OldResourceProperties' | 'PhysicalResourceId'>;

const DEFAULT_SERVICE_TIMEOUT = 3600;

/** Sends an event to the handler, and waits for an answer as long as the properties say. */
export function sendRequest(
  engine: Engine, fields: RequestFields & Pick<CustomResourceEvent, 'RequestType' | 'StackId' | 'LogicalResourceId'>,
): CustomResourceRequest {
  const request = engine.responses.open({ ...fields, RequestId: engine.uuid(), ResourceType: RESOURCE_TYPE });
  engine.lambda.send(request.event);
  const seconds = Number(fields.ResourceProperties.ServiceTimeout ?? DEFAULT_SERVICE_TIMEOUT);
  request.holds(engine.time.after(seconds * 1_000, () => request.settle({
    Status: 'FAILED', Reason: 'CloudFormation did not receive a response from your Custom Resource',
  })));
  return request;
}
