/** What a request member may look like. Plain data; `T` is the TypeScript type of a value that satisfies it. */
export type Shape<T = unknown> = { readonly valueType?: T } & (
  | { readonly type: 'blob' }
  | { readonly type: 'boolean' }
  | { readonly type: 'integer' } & Range
  | { readonly type: 'string'; readonly pattern?: RegExp; readonly values?: readonly string[] } & Range
  | { readonly type: 'list'; readonly member: Shape } & Range
  | { readonly type: 'map'; readonly key: Shape; readonly value: Shape } & Range
  | { readonly type: 'structure'; readonly required: Members; readonly optional: Members }
);

export interface Members {
  readonly [member: string]: Shape;
}

type ValueOf<S> = S extends Shape<infer T> ? T : never;

type StructureOf<R extends Members, O extends Members> =
  { [K in keyof R]: ValueOf<R[K]> } & { [K in keyof O]?: ValueOf<O[K]> };

/** Of the value for integers; of the length for everything else. */
interface Range {
  readonly min?: number;
  readonly max?: number;
}

export const blob: Shape<Buffer> = { type: 'blob' };

export const boolean: Shape<boolean> = { type: 'boolean' };

export function integer(range: Range = {}): Shape<number> {
  return { type: 'integer', ...range };
}

export function string(constraints: Range & { pattern?: RegExp } = {}): Shape<string> {
  return { type: 'string', ...constraints };
}

export function oneOf<V extends string>(...values: readonly V[]): Shape<V> {
  return { type: 'string', values };
}

export function list<T>(member: Shape<T>, range: Range = {}): Shape<T[]> {
  return { type: 'list', member, ...range };
}

export function map<V>(key: Shape<string>, value: Shape<V>, range: Range = {}): Shape<Record<string, V>> {
  return { type: 'map', key, value, ...range };
}

export function structure<R extends Members, O extends Members = {}>(
  required: R,
  optional: O = {} as O,
): Shape<StructureOf<R, O>> {
  return { type: 'structure', required, optional };
}
