import { ResourceEvent } from '../../src/handler/event';

/** The answers that CloudFormation is to get, to the last field. */
export function success(event: ResourceEvent, physicalResourceId: string, data?: Record<string, string>) {
  return { Status: 'SUCCESS', PhysicalResourceId: physicalResourceId, ...frame(event), ...data && { Data: data } };
}

export function failure(event: ResourceEvent, physicalResourceId: string, reason: unknown) {
  return { Status: 'FAILED', Reason: reason, PhysicalResourceId: physicalResourceId, ...frame(event) };
}

/** The attributes of a group as it is in the first moment of a test, unless it says otherwise. */
export function attributes(changes: Record<string, string> = {}) {
  const { ProfilingGroupName: name = 'checkout' } = changes;
  return {
    ProfilingGroupArn: `arn:aws:codeguru-profiler:us-east-1:123456789012:profilingGroup/${name}`,
    ProfilingGroupName: name,
    ComputePlatform: 'Default',
    ProfilingEnabled: 'true',
    CreatedAt: '2026-01-01T00:00:00.000Z',
    UpdatedAt: '2026-01-01T00:00:00.000Z',
    ...changes,
  };
}

function frame({ StackId, RequestId, LogicalResourceId }: ResourceEvent) {
  return { StackId, RequestId, LogicalResourceId };
}
