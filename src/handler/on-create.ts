import { converge } from './converge';
import { desiredState } from './desired-state';
import { establish } from './establish';
import { CreateEvent } from './event';
import { Failure } from './failure';
import { Invocation } from './invocation';
import { reasonOf } from './operation-error';
import { Outcome, outcomeOf } from './outcome';
import { acknowledgedId, refusedId, unconfirmedId } from './physical-resource-id';

export async function onCreate(event: CreateEvent, { api, budget }: Invocation): Promise<Outcome> {
  let physicalResourceId = refusedId(event.LogicalResourceId);
  try {
    const desired = desiredState(event.ResourceProperties, event);
    physicalResourceId = unconfirmedId(desired.name);
    const established = await establish(desired, event, api, budget);
    physicalResourceId = acknowledgedId(desired.name, established.createdAt);
    const group = await converge(established, desired, {}, event, api);
    return outcomeOf(physicalResourceId, group);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(reasonOf(error), physicalResourceId);
  }
}
