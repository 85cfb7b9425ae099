import { desiredState } from './desired-state';
import { establish } from './establish';
import { CreateEvent } from './event';
import { Failure } from './failure';
import { Invocation } from './invocation';
import { reasonOf } from './operation-error';
import { Outcome, establishedOutcome } from './outcome';
import { refusedId, unconfirmedId } from './physical-resource-id';

export async function onCreate(event: CreateEvent, invocation: Invocation): Promise<Outcome> {
  let physicalResourceId = refusedId(event.LogicalResourceId);
  try {
    const desired = desiredState(event.ResourceProperties, event);
    physicalResourceId = unconfirmedId(desired.name, event.RequestId);
    return establishedOutcome(await establish(desired, event, invocation), event.RequestId);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(reasonOf(error), physicalResourceId);
  }
}
