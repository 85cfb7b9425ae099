/** A refusal or failure that the user is told about, with the physical resource ID that goes with it. */
export class Failure extends Error {
  public readonly name = 'Failure';
  constructor(reason: string, public readonly physicalResourceId: string) {
    super(reason);
  }
}
