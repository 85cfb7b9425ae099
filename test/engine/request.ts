import { Timer } from './heap';
import { Properties } from './template';

/** What the handler gets. */
export interface CustomResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly RequestId: string;
  readonly StackId: string;
  readonly ResponseURL: string;
  readonly ResourceType: string;
  readonly LogicalResourceId: string;
  readonly ResourceProperties: Properties;
  readonly PhysicalResourceId?: string;
  readonly OldResourceProperties?: Properties;
}

/** How a piece of work ended, as CloudFormation sees it. */
export interface Answer {
  /** ABANDONED: CloudFormation stopped waiting because something else failed. */
  readonly Status: 'SUCCESS' | 'FAILED' | 'ABANDONED';
  readonly PhysicalResourceId?: string;
  readonly Reason?: string;
}

/** Something that CloudFormation waits for. */
export interface Work {
  readonly answer: Promise<Answer>;
  /** Stops waiting; what the other side does or says from now on is ignored. */
  abandon(): void;
}

/** A body that was put in the answer box. */
export interface StoredBody {
  readonly time: number;
  /** The run of the function that sent it. */
  readonly invocation: number;
  readonly body: string;
}

/** One event that CloudFormation sent, and the box that the answer is put in. */
export class CustomResourceRequest implements Work {
  public readonly answer: Promise<Answer>;
  /** All that was stored, in order; CloudFormation reads only one of them. */
  public readonly stored: StoredBody[] = [];
  /** What CloudFormation has read or decided. */
  public settled?: Answer;
  private readonly timers: Timer[] = [];
  private resolve!: (answer: Answer) => void;

  constructor(public readonly event: CustomResourceEvent, public readonly issuedAt: number) {
    this.answer = new Promise((resolve) => { this.resolve = resolve; });
  }

  /** Keeps a timer that is of no use once the request is settled. */
  public holds(timer: Timer): void {
    this.timers.push(timer);
  }

  public settle(answer: Answer): void {
    if (this.settled) { return; }
    this.settled = answer;
    this.timers.forEach((timer) => timer.cancel());
    this.resolve(answer);
  }

  public abandon(): void {
    this.settle({ Status: 'ABANDONED' });
  }
}
