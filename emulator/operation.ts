import { Shape } from './shapes';
import { Region } from './store';

/** What an operation works with besides its input. */
export interface OperationContext {
  readonly region: Region;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How many profiling groups a region may hold. */
  readonly groupQuota: number;
}

/** One operation of the API. It runs in one go, so two requests never see half of each other. */
export interface Operation<I> {
  /** The API's name of it. */
  readonly name: string;
  /** HTTP status of the answer; 204 answers have no body. */
  readonly status: number;
  readonly input: Shape<I>;
  /** Members that come in the query string. Labels are in the route; the rest is in the JSON body. */
  readonly query?: readonly (keyof I & string)[];
  /** Members that come in a header, by member. */
  readonly headers?: Readonly<Partial<Record<keyof I & string, string>>>;
  /** The member that is the whole body, in place of JSON. */
  readonly payload?: keyof I & string;
  /** Returns the body of the answer. */
  run(context: OperationContext, input: I): unknown;
}

/** Declares an operation; infers the type of its input from the shape. */
export function operation<I>(declared: Operation<I>): Operation<I> {
  return declared;
}
