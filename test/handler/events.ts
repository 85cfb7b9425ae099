import { CreateEvent, DeleteEvent, UpdateEvent } from '../../src/handler/event';

export const STACK_ID = 'arn:aws:cloudformation:us-east-1:123456789012:stack/Shop/00000000-0000-4000-8000-00000000000a';
export const OTHER_STACK_ID = 'arn:aws:cloudformation:us-east-1:123456789012:stack/Blog/00000000-0000-4000-8000-00000000000b';
export const LOGICAL_ID = 'CheckoutProfiling5C1A9B0E';

export const CREATE_REQUEST_ID = '00000000-0000-4000-8000-000000000001';
export const UPDATE_REQUEST_ID = '00000000-0000-4000-8000-000000000002';
export const DELETE_REQUEST_ID = '00000000-0000-4000-8000-000000000003';

/** The tags that say whose a group is. Spelled out, for they are stored in deployed stacks and must never change. */
export const OWNER_TAGS = {
  'cdk-codeguru-profiler:stack-id': STACK_ID,
  'cdk-codeguru-profiler:logical-id': LOGICAL_ID,
  'cdk-codeguru-profiler:request-id': CREATE_REQUEST_ID,
};

const SERVICE_TOKEN = 'arn:aws:lambda:us-east-1:123456789012:function:Shop-Provider';

/** What is the same in all events of the resource that the tests are about. */
const FRAME = {
  ServiceToken: SERVICE_TOKEN,
  ResponseURL: 'https://answers.example.com/answer?X-Amz-Date=20260101T000000Z&X-Amz-Signature=0123456789abcdef',
  StackId: STACK_ID,
  LogicalResourceId: LOGICAL_ID,
  ResourceType: 'Custom::CodeGuruProfilerProfilingGroup',
};

/** Resource properties, spelled as in a template. */
export type Properties = Readonly<Record<string, unknown>>;

type Changes = Partial<Pick<CreateEvent, 'RequestId' | 'StackId' | 'LogicalResourceId' | 'ResponseURL'>>;

export function createEvent(properties: Properties = {}, changes: Changes = {}): CreateEvent {
  return { RequestType: 'Create', ...FRAME, RequestId: CREATE_REQUEST_ID, ResourceProperties: asSent(properties), ...changes };
}

export function updateEvent(
  physicalResourceId: string, oldProperties: Properties, properties: Properties, changes: Changes = {},
): UpdateEvent {
  return {
    RequestType: 'Update',
    ...FRAME,
    RequestId: UPDATE_REQUEST_ID,
    PhysicalResourceId: physicalResourceId,
    OldResourceProperties: asSent(oldProperties),
    ResourceProperties: asSent(properties),
    ...changes,
  };
}

export function deleteEvent(physicalResourceId: string, properties: Properties = {}, changes: Changes = {}): DeleteEvent {
  return {
    RequestType: 'Delete',
    ...FRAME,
    RequestId: DELETE_REQUEST_ID,
    PhysicalResourceId: physicalResourceId,
    ResourceProperties: asSent(properties),
    ...changes,
  };
}

/** Properties as CloudFormation hands them over: with its own two among them, and every scalar as a string. */
function asSent(properties: Properties): Properties {
  return stringified({ ServiceToken: SERVICE_TOKEN, ServiceTimeout: 900, ...properties }) as Properties;
}

function stringified(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, member) => ['boolean', 'number'].includes(typeof member) ? String(member) : member);
}
