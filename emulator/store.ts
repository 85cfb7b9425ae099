import { ServiceError } from './errors';
import { ProfilingGroup } from './profiling-group';

/** What the service remembers: one account, any number of regions. */
export class Store {
  private readonly regions = new Map<string, Region>();

  constructor(readonly accountId: string) {}

  region(name: string): Region {
    const region = this.regions.get(name) ?? new Region(name, this.accountId);
    this.regions.set(name, region);
    return region;
  }

  clear(): void {
    this.regions.clear();
  }
}

/** Regions share nothing. */
export class Region {
  readonly groups = new Map<string, ProfilingGroup>();
  /** ListProfilingGroups: the last name on the page before, by nextToken. */
  readonly pages = new Map<string, string>();

  constructor(readonly name: string, readonly accountId: string) {}

  arnOf(groupName: string): string {
    return `arn:aws:codeguru-profiler:${this.name}:${this.accountId}:profilingGroup/${groupName}`;
  }

  /** Puts a group there without a request, with the service's defaults for all that is not given. */
  add(group: Pick<ProfilingGroup, 'name'> & Partial<ProfilingGroup>): ProfilingGroup {
    const createdAt = group.createdAt ?? 0;
    const added: ProfilingGroup = {
      arn: this.arnOf(group.name),
      computePlatform: 'Default',
      createdAt,
      updatedAt: createdAt,
      profilingEnabled: true,
      tags: new Map(),
      channels: [],
      agentProfiles: [],
      ...group,
    };
    this.groups.set(added.name, added);
    return added;
  }

  get(groupName: string): ProfilingGroup {
    const group = this.groups.get(groupName);
    if (!group) throw new ServiceError('ResourceNotFoundException', `Profiling group ${groupName} does not exist in ${this.name}.`);
    return group;
  }

  findByArn(arn: string): ProfilingGroup | undefined {
    return [...this.groups.values()].find(group => group.arn === arn);
  }

  getByArn(arn: string): ProfilingGroup {
    const group = this.findByArn(arn);
    if (!group) throw new ServiceError('ResourceNotFoundException', `Resource ${arn} does not exist.`);
    return group;
  }
}
