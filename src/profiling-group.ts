import { CfnResource, ITaggableV2, Lazy, RemovalPolicy, Resource, TagManager, TagType, Token } from 'aws-cdk-lib';
import {
  ComputePlatform, IProfilingGroup, ProfilingGroup as NativeProfilingGroup, ProfilingGroupGrants, ProfilingGroupReference,
} from 'aws-cdk-lib/aws-codeguruprofiler';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { Attribute, COMPUTE_PLATFORMS, ProfilingGroupProperties, RESOURCE_TYPE, SERVICE_TIMEOUT, Tag, nameViolation, tagViolations } from './handler/resource-schema';
import { ProfilingGroupProvider } from './profiling-group-provider';

/**
 * What the service tells the agents of a profiling group.
 *
 * @see https://docs.aws.amazon.com/codeguru/latest/profiler-api/API_AgentOrchestrationConfig.html
 */
export interface AgentOrchestrationConfig {
  /**
   * Whether the agents of the group's applications profile.
   *
   * Agents ask regularly, every five minutes by default, so a change reaches running applications without a
   * deployment of theirs.
   */
  readonly profilingEnabled: boolean;
}

/**
 * Properties of a profiling group.
 */
export interface ProfilingGroupProps {
  /**
   * The name of the profiling group: 1 to 255 letters, digits, underscores and hyphens. Must not be taken in the
   * account and region. Another name means another group: the old one is deleted with its profiles.
   *
   * @default - made at deployment from the names of stack and construct, and the compute platform
   * @see https://docs.aws.amazon.com/codeguru/latest/profiler-api/API_CreateProfilingGroup.html
   */
  readonly profilingGroupName?: string;

  /**
   * Where the profiled application runs.
   *
   * It cannot change in place. With a generated name a change replaces the group; with a given name the deployment
   * is refused, unless the name changes as well.
   *
   * @default ComputePlatform.DEFAULT
   * @see https://docs.aws.amazon.com/codeguru/latest/profiler-api/API_CreateProfilingGroup.html
   */
  readonly computePlatform?: ComputePlatform;

  /**
   * Switches profiling on and off, in place.
   *
   * Once declared and then taken away, profiling is switched on again, as in a group that never declared it.
   *
   * @default - the service's: profiling is on. The switch is left alone, so that it can be set elsewhere
   * @see https://docs.aws.amazon.com/codeguru/latest/profiler-api/API_UpdateProfilingGroup.html
   */
  readonly agentOrchestrationConfig?: AgentOrchestrationConfig;

  /**
   * What happens to the group and its profiles when it is removed from the stack, or replaced.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A group of applications that Amazon CodeGuru Profiler profiles as one, with the `agentOrchestrationConfig` that
 * `AWS::CodeGuruProfiler::ProfilingGroup` lacks.
 *
 * It takes the place of the class of the same name in `aws-cdk-lib/aws-codeguruprofiler`. Behind it stands a custom
 * resource; all profiling groups of a stack share one handler function.
 *
 * @resource AWS::CodeGuruProfiler::ProfilingGroup
 */
export class ProfilingGroup extends Resource implements IProfilingGroup, ITaggableV2 {
  /**
   * A profiling group that exists already, by its name. It must be in the stack's account and region.
   *
   * @param scope the parent construct
   * @param id the construct's ID
   * @param profilingGroupName the group's name
   */
  public static fromProfilingGroupName(scope: Construct, id: string, profilingGroupName: string): IProfilingGroup {
    return NativeProfilingGroup.fromProfilingGroupName(scope, id, profilingGroupName);
  }

  /**
   * A profiling group that exists already, by its ARN, in whatever account and region.
   *
   * @param scope the parent construct
   * @param id the construct's ID
   * @param profilingGroupArn the group's ARN
   */
  public static fromProfilingGroupArn(scope: Construct, id: string, profilingGroupArn: string): IProfilingGroup {
    return NativeProfilingGroup.fromProfilingGroupArn(scope, id, profilingGroupArn);
  }

  /**
   * The name of the profiling group.
   *
   * @attribute
   */
  public readonly profilingGroupName: string;

  /**
   * The ARN of the profiling group.
   *
   * @attribute
   */
  public readonly profilingGroupArn: string;

  /**
   * The compute platform as the service reports it: `Default` or `AWSLambda`.
   *
   * @attribute
   */
  public readonly profilingGroupComputePlatform: string;

  /**
   * Whether profiling was enabled after the last deployment that touched the group: `true` or `false`, as a string.
   *
   * @attribute
   */
  public readonly profilingGroupProfilingEnabled: string;

  /**
   * When the group was created, in ISO 8601, for example `2020-06-01T13:15:02.001Z`.
   *
   * @attribute
   */
  public readonly profilingGroupCreatedAt: string;

  /**
   * When the group had been updated last, after the last deployment that touched it, in ISO 8601.
   *
   * @attribute
   */
  public readonly profilingGroupUpdatedAt: string;

  /**
   * Grants of access to this group.
   */
  public readonly grants: ProfilingGroupGrants;

  /**
   * The tags of the group. Use `Tags.of(group)` to change them.
   */
  public readonly cdkTagManager: TagManager;

  /**
   * @param scope the parent construct
   * @param id the construct's ID
   * @param props what the group is to be
   * @throws if a property breaks a rule of the service; the error names property, rule and value
   */
  constructor(scope: Construct, id: string, props: ProfilingGroupProps = {}) {
    validate(props);
    super(scope, id, { physicalName: props.profilingGroupName });
    this.cdkTagManager = new TagManager(TagType.STANDARD, RESOURCE_TYPE);
    this.node.addValidation({ validate: () => tagViolations(this.renderTags().map(withoutToken)) });

    const provider = ProfilingGroupProvider.getOrCreate(this);
    const resource = new CfnResource(this, 'Resource', {
      type: RESOURCE_TYPE,
      properties: {
        ServiceToken: provider.serviceToken,
        ServiceTimeout: String(SERVICE_TIMEOUT),
        ProfilingGroupName: this.physicalName,
        ComputePlatform: props.computePlatform,
        AgentOrchestrationConfig: props.agentOrchestrationConfig && { ProfilingEnabled: props.agentOrchestrationConfig.profilingEnabled },
        Tags: Lazy.any({ produce: () => this.renderTags() }, { omitEmptyArray: true }) as unknown as Tag[],
      } satisfies ProfilingGroupProperties,
    });
    if (props.removalPolicy) { resource.applyRemovalPolicy(props.removalPolicy); }

    const attribute = (name: Attribute) => resource.getAtt(name).toString();
    this.profilingGroupName = this.getResourceNameAttribute(attribute('ProfilingGroupName'));
    this.profilingGroupArn = this.getResourceArnAttribute(attribute('ProfilingGroupArn'), {
      service: 'codeguru-profiler', resource: 'profilingGroup', resourceName: this.physicalName,
    });
    this.profilingGroupComputePlatform = attribute('ComputePlatform');
    this.profilingGroupProfilingEnabled = attribute('ProfilingEnabled');
    this.profilingGroupCreatedAt = attribute('CreatedAt');
    this.profilingGroupUpdatedAt = attribute('UpdatedAt');
    this.grants = ProfilingGroupGrants.fromProfilingGroup(this);
  }

  /**
   * A reference to this group, for whatever takes a group of any kind.
   */
  public get profilingGroupRef(): ProfilingGroupReference {
    return { profilingGroupName: this.profilingGroupName, profilingGroupArn: this.profilingGroupArn };
  }

  /**
   * Lets an identity publish profiles to this group, as an agent does: `codeguru-profiler:ConfigureAgent` and
   * `codeguru-profiler:PostAgentProfile`.
   *
   * [disable-awslint:no-grants]
   *
   * @param grantee the identity, for example the role of the profiled application
   */
  public grantPublish(grantee: IGrantable): Grant {
    return this.grants.publish(grantee);
  }

  /**
   * Lets an identity read this group and its profiles: `codeguru-profiler:GetProfile` and
   * `codeguru-profiler:DescribeProfilingGroup`.
   *
   * [disable-awslint:no-grants]
   *
   * @param grantee the identity
   */
  public grantRead(grantee: IGrantable): Grant {
    return this.grants.read(grantee);
  }

  private renderTags(): Tag[] {
    return Object.entries(this.cdkTagManager.tagValues())
      .map(([Key, Value]) => ({ Key, Value }))
      .sort((a, b) => a.Key < b.Key ? -1 : 1);
  }
}

/** Before anything is made: what is refused must leave no trace in the construct tree. */
function validate({ profilingGroupName, computePlatform }: ProfilingGroupProps): void {
  const violation = profilingGroupName === undefined || Token.isUnresolved(profilingGroupName) ? undefined : nameViolation(profilingGroupName);
  if (violation) { throw new Error(violation); }
  const platforms: ReadonlyArray<string> = COMPUTE_PLATFORMS;
  if (computePlatform !== undefined && !Token.isUnresolved(computePlatform) && !platforms.includes(computePlatform)) {
    throw new Error(`computePlatform must be one of ${platforms.join(', ')}, but is ${JSON.stringify(computePlatform)}`);
  }
}

/** A value that is known only at deployment cannot be judged yet. */
function withoutToken({ Key, Value }: Tag): Tag {
  return { Key, Value: Token.isUnresolved(Value) ? '' : Value };
}
