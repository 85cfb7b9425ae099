import { ResourceIdentity, generatedName } from './group-name';
import { COMPUTE_PLATFORMS, ComputePlatformName, Tag, nameViolation, tagViolations } from './resource-schema';

/** What the template says about a group, checked and in real types. */
export interface DesiredState {
  readonly name: string;
  readonly computePlatform: ComputePlatformName;
  /** Undefined: the template does not declare it. */
  readonly profilingEnabled?: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** A property that the template got wrong. Nothing has been changed when this is thrown. */
export class InvalidPropertyError extends Error {
  public readonly name = 'InvalidPropertyError';
}

/** Properties as they arrive: any shape at all, for nothing between template and handler checks them. */
export type RawProperties = Readonly<Record<string, unknown>>;

export function desiredState(properties: RawProperties, identity: ResourceIdentity): DesiredState {
  const computePlatform = parseComputePlatform(properties.ComputePlatform);
  return {
    name: parseName(properties.ProfilingGroupName) ?? generatedName(identity, computePlatform),
    computePlatform,
    profilingEnabled: parseProfilingEnabled(properties.AgentOrchestrationConfig),
    tags: parseTags(properties.Tags),
  };
}

/** The name that such properties lead to, however wrong the rest of them is; undefined if they lead to none. */
export function nameOf(properties: RawProperties, identity: ResourceIdentity): string | undefined {
  try {
    return parseName(properties.ProfilingGroupName) ?? generatedName(identity, parseComputePlatform(properties.ComputePlatform));
  } catch {
    return undefined;
  }
}

/** The keys of the tags in such properties, as far as they can be read. */
export function tagKeysOf(properties: RawProperties): string[] {
  return Array.isArray(properties.Tags) ? properties.Tags.filter(isTag).map((tag) => tag.Key) : [];
}

function parseName(value: unknown): string | undefined {
  if (value === undefined) { return undefined; }
  const violation = typeof value === 'string' ? nameViolation(value) : `profilingGroupName must be a string, but is ${JSON.stringify(value)}`;
  if (violation) { throw new InvalidPropertyError(violation); }
  return value as string;
}

function parseComputePlatform(value: unknown): ComputePlatformName {
  const platform = COMPUTE_PLATFORMS.find((known) => known === (value ?? 'Default'));
  if (platform === undefined) {
    throw new InvalidPropertyError(`computePlatform must be one of ${COMPUTE_PLATFORMS.join(', ')}, but is ${JSON.stringify(value)}`);
  }
  return platform;
}

function parseProfilingEnabled(config: unknown): boolean | undefined {
  if (config === undefined) { return undefined; }
  const value = (config as { ProfilingEnabled?: unknown } | null)?.ProfilingEnabled;
  switch (value) {
    case true: case 'true': return true;
    case false: case 'false': return false;
    default: throw new InvalidPropertyError(
      `agentOrchestrationConfig.profilingEnabled must be true or false, but is ${JSON.stringify(value) ?? 'missing'}`);
  }
}

function parseTags(value: unknown): Record<string, string> {
  if (value === undefined) { return {}; }
  if (!Array.isArray(value) || !value.every(isTag)) {
    throw new InvalidPropertyError(`tags must be a list of { Key, Value } with string values, but are ${JSON.stringify(value)}`);
  }
  const violations = tagViolations(value);
  if (violations.length > 0) { throw new InvalidPropertyError(violations.join('; ')); }
  return Object.fromEntries(value.map(({ Key, Value }) => [Key, Value]));
}

function isTag(value: unknown): value is Tag {
  const tag = value as Partial<Tag> | null;
  return typeof tag?.Key === 'string' && typeof tag.Value === 'string';
}
