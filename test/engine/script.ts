/** Which events something is meant for; those that agree in all that is given. */
export interface EventMatch {
  readonly RequestType?: 'Create' | 'Update' | 'Delete';
  readonly LogicalResourceId?: string;
  readonly StackId?: string;
  readonly PhysicalResourceId?: string;
}

export interface Aim {
  /** Default: any event. */
  readonly on?: EventMatch;
  /** The first match to strike, counted from the injection; default 1. */
  readonly nth?: number;
  /** How many matches in a row to strike; default 1. */
  readonly times?: number;
}

/** Things that are to go wrong, each when its time has come. */
export class Script<F extends Aim> {
  private readonly injected: { readonly fault: F; matches: number }[] = [];

  public inject(...faults: F[]): void {
    this.injected.push(...faults.map((fault) => ({ fault, matches: 0 })));
  }

  public clear(): void {
    this.injected.splice(0);
  }

  /** Counts one occasion and returns the faults that strike it. */
  public strike(event: object, suits: (fault: F) => boolean = () => true): F[] {
    return this.injected.filter((injection) => {
      const { on = {}, nth = 1, times = 1 } = injection.fault;
      if (!suits(injection.fault) || !agrees(event, on)) { return false; }
      injection.matches++;
      return injection.matches >= nth && injection.matches < nth + times;
    }).map(({ fault }) => fault);
  }
}

function agrees(event: object, match: EventMatch): boolean {
  return Object.entries(match).every(([key, value]) => value === undefined || (event as Record<string, unknown>)[key] === value);
}
