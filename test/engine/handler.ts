import { CustomResourceEvent } from './request';
import * as real from '../../src/handler/answer-event';
import { Clients, handleEvent } from '../../src/handler/handle-event';

/** All that a handler can reach. */
export type Surroundings = Omit<real.Surroundings, 'handle'> & Clients & { readonly remainingMilliseconds: number };

/** What Lambda runs for each delivery of an event: in the end it has put an answer, or it rejects. */
export type Handler = (event: CustomResourceEvent, surroundings: Surroundings) => Promise<void>;

/** The real handler, or one with another heart. */
export function handlerOf(handle: typeof handleEvent = handleEvent): Handler {
  return async (event, { remainingMilliseconds, profiler, describeStackResource, ...surroundings }) =>
    real.answerEvent(event, remainingMilliseconds, {
      ...surroundings,
      handle: async (raw, budget, log) => handle(raw, { profiler, describeStackResource }, budget, log),
    });
}
