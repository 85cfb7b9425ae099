import { boolean, list, map, oneOf, string, structure } from './shapes';

// The request members that several operations share, as the service model constrains them.

const UUID = /^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/;

export const PROFILING_GROUP_NAME = string({ min: 1, max: 255, pattern: /^[\w-]+$/ });
export const CLIENT_TOKEN = string({ min: 1, max: 64, pattern: /^[\w-]+$/ });
export const AGENT_ORCHESTRATION_CONFIG = structure({ profilingEnabled: boolean });
export const ACTION_GROUP = oneOf('agentPermissions');
export const REVISION_ID = string({ pattern: UUID });
export const CHANNEL_ID = string({ pattern: UUID });

/** Of the input of every operation on one group. */
export const ON_PROFILING_GROUP = { profilingGroupName: PROFILING_GROUP_NAME };

// The model leaves these strings open; the rules come from the CloudFormation schema and from AWS's tagging rules.

export const PROFILING_GROUP_ARN = string({ pattern: /^arn:aws[\w-]*:codeguru-profiler:[\w-]+:\d{12}:profilingGroup\/[\w-]+$/ });
export const PRINCIPAL = string({ pattern: /^arn:aws[\w-]*:iam::\d{12}:[^*\s]+$/ });
export const CHANNEL_URI = string({ pattern: /^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w-]{1,256}(\.fifo)?$/ });

export const MAX_TAGS = 50;
export const TAG_KEY = string({ min: 1, max: 128, pattern: /^(?!aws:)/i });
export const TAG_KEYS = list(TAG_KEY, { min: 1, max: MAX_TAGS });
export const TAGS = map(TAG_KEY, string({ max: 256 }), { max: MAX_TAGS });
