import { VirtualTime } from './virtual-time';
import { ProfilingGroup } from '../../emulator/profiling-group';
import { Region } from '../../emulator/store';

type Seed = Partial<Omit<ProfilingGroup, 'tags' | 'name'>> & { readonly tags?: Record<string, string> };

/** What people and other programs do to the groups of the account. */
export class Foreign {
  constructor(private readonly region: Region, private readonly time: VirtualTime) {}

  /** Puts a group there, in place of one that may be there. */
  public create(name: string, { tags = {}, ...group }: Seed = {}): void {
    const createdAt = this.time.now();
    this.region.add({ name, createdAt, ...group, tags: new Map(Object.entries(tags)) });
  }

  public delete(name: string): void {
    this.region.groups.delete(name);
  }

  public tag(name: string, tags: Record<string, string>): void {
    Object.entries(tags).forEach(([key, value]) => this.region.groups.get(name)?.tags.set(key, value));
  }

  /** Takes tags away; all of them if none is named. */
  public untag(name: string, ...keys: string[]): void {
    const tags = this.region.groups.get(name)?.tags;
    (keys.length > 0 ? keys : [...tags?.keys() ?? []]).forEach((key) => tags?.delete(key));
  }

  public setProfilingEnabled(name: string, profilingEnabled: boolean): void {
    const group = this.region.groups.get(name);
    if (group) { group.profilingEnabled = profilingEnabled; }
  }
}
