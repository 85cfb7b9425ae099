/** Something that is due at a time. */
export interface Timer {
  readonly at: number;
  readonly action: () => void | false;
  cancel(): void;
}

interface Entry extends Timer {
  readonly order: number;
  cancelled: boolean;
}

/** What is due first comes first; of two at one time, the one that was added first. */
export class Heap {
  private readonly entries: Entry[] = [];
  private added = 0;

  public add(at: number, action: () => void | false): Timer {
    const entry: Entry = { at, action, order: ++this.added, cancelled: false, cancel() { this.cancelled = true; } };
    this.entries.push(entry);
    this.rise(this.entries.length - 1);
    return entry;
  }

  /** The next that was not cancelled. */
  public take(): Timer | undefined {
    for (let entry = this.pop(); entry; entry = this.pop()) {
      if (!entry.cancelled) { return entry; }
    }
    return undefined;
  }

  private pop(): Entry | undefined {
    const first = this.entries[0];
    const last = this.entries.pop();
    if (last && last !== first) {
      this.entries[0] = last;
      this.sink(0);
    }
    return first;
  }

  private rise(index: number): void {
    const parent = Math.floor((index - 1) / 2);
    if (index > 0 && this.precedes(index, parent)) {
      this.swap(index, parent);
      this.rise(parent);
    }
  }

  private sink(index: number): void {
    const children = [2 * index + 1, 2 * index + 2].filter((child) => child < this.entries.length);
    const least = children.reduce((a, b) => (this.precedes(b, a) ? b : a), index);
    if (least !== index) {
      this.swap(index, least);
      this.sink(least);
    }
  }

  private precedes(a: number, b: number): boolean {
    const [one, other] = [this.entries[a], this.entries[b]];
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  private swap(a: number, b: number): void {
    [this.entries[a], this.entries[b]] = [this.entries[b], this.entries[a]];
  }
}
