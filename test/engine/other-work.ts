import { Answer, Work } from './request';
import { ResourceDeclaration } from './template';
import { VirtualTime } from './virtual-time';

/** What a resource of another kind does: it takes its time, and fails if it was told to. */
export class OtherWork implements Work {
  public readonly answer: Promise<Answer>;
  public readonly abandon: () => void;

  constructor(time: VirtualTime, type: string, logicalId: string, { Milliseconds = 1_000, Fails = false }: ResourceDeclaration) {
    const PhysicalResourceId = `${logicalId}-physical`;
    let resolve!: (answer: Answer) => void;
    this.answer = new Promise((settle) => { resolve = settle; });
    const timer = time.after(type === 'Delete' ? 0 : Milliseconds, () => resolve(Fails && type !== 'Delete'
      ? { Status: 'FAILED', PhysicalResourceId, Reason: 'Told to fail' }
      : { Status: 'SUCCESS', PhysicalResourceId }));
    this.abandon = () => {
      timer.cancel();
      resolve({ Status: 'ABANDONED', PhysicalResourceId });
    };
  }
}
