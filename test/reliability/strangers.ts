import { ForeignAct } from './schedule';
import { Engine } from '../engine/engine';

/** Something that somebody else did to a group. */
export interface Touch {
  readonly time: number;
  readonly name: string;
  readonly kind: ForeignAct['kind'];
}

/** Everybody else in the account: does what a schedule says, and remembers what is theirs and what they touched. */
export class Strangers {
  public readonly touches: Touch[] = [];
  /** Their own groups as they left them, by name. */
  public readonly groups = new Map<string, string>();

  constructor(private readonly engine: Engine) {}

  public act(act: ForeignAct): void {
    const { foreign, groups } = this.engine;
    const name = act.kind === 'create' ? act.name : [...groups.keys()].sort()[act.group];
    if (name === undefined || (act.kind === 'create' && groups.has(name))) { return; } // the service would refuse
    switch (act.kind) {
      case 'create':
      case 'replace': foreign.create(name, { tags: { team: 'others' } }); break;
      case 'delete': foreign.delete(name); break;
      case 'tag': foreign.tag(name, { theirs: 'yes', team: 'z' }); break;
      case 'untag': foreign.untag(name, ...act.key ? [act.key] : []); break;
      case 'switch': foreign.setProfilingEnabled(name, act.profilingEnabled); break;
    }
    this.touches.push({ time: this.engine.time.now(), name, kind: act.kind });
    const isTheirs = this.groups.has(name) || act.kind === 'create' || act.kind === 'replace';
    if (!isTheirs) { return; }
    if (act.kind === 'delete') { this.groups.delete(name); } else { this.groups.set(name, this.snapshot(name)); }
  }

  /** The names of their groups that are not as they left them. */
  public get wronged(): string[] {
    return [...this.groups].filter(([name, group]) => this.snapshot(name) !== group).map(([name]) => name);
  }

  public hasTouched(name: string, since: number): boolean {
    return this.touches.some((touch) => touch.name === name && touch.time >= since);
  }

  private snapshot(name: string): string {
    const group = this.engine.groups.get(name);
    return group ? JSON.stringify({ ...group, tags: [...group.tags] }) : 'gone';
  }
}
