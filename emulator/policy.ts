import { randomUUID } from 'node:crypto';
import { ServiceError } from './errors';

/** A group's resource policy: who may act as its agent. */
export interface Policy {
  readonly principals: string[];
  readonly revisionId: string;
}

export function newPolicy(principals: string[]): Policy {
  return { principals: [...new Set(principals)], revisionId: randomUUID() };
}

/** Policies change under optimistic locking: a caller must name the revision it has seen, or none if there is no policy. */
export function assertCurrentRevision(policy: Policy | undefined, revisionId: string | undefined): void {
  if (policy?.revisionId !== revisionId) {
    throw new ServiceError('ConflictException', revisionId === undefined
      ? 'The profiling group has a policy; its current revisionId is required to change it.'
      : `The revisionId ${revisionId} is not the current revision of the profiling group's policy.`);
  }
}

/** The answer of all operations on policies; both members are null where there is none. */
export function describePolicy(groupArn: string, policy: Policy | undefined) {
  return {
    policy: policy ? JSON.stringify(policyDocument(groupArn, policy.principals)) : null,
    revisionId: policy ? policy.revisionId : null,
  };
}

function policyDocument(groupArn: string, principals: string[]) {
  return {
    Version: '2012-10-17',
    Statement: [{
      Sid: 'agentPermissions-statement',
      Effect: 'Allow',
      Principal: { AWS: principals.length === 1 ? principals[0] : principals },
      Action: ['codeguru-profiler:ConfigureAgent', 'codeguru-profiler:PostAgentProfile'],
      Resource: groupArn,
    }],
  };
}
