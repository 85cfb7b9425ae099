import { ServiceError } from './errors';
import { Shape } from './shapes';

/** Throws unless the value satisfies the shape; the message names every member that does not. */
export function validate<T>(shape: Shape<T>, value: unknown): asserts value is T {
  const errors = violations(shape, value, '');
  if (errors.length > 0) {
    const count = `${errors.length} validation error${errors.length > 1 ? 's' : ''} detected`;
    throw new ServiceError('ValidationException', `${count}: ${errors.join('; ')}`);
  }
}

function violations(shape: Shape, value: unknown, path: string): string[] {
  assertType(shape, value, path);
  switch (shape.type) {
    case 'structure': {
      const members = value as Record<string, unknown>;
      return [
        ...Object.keys(shape.required).filter(name => isAbsent(members[name])).map(name => violation(null, at(path, name), 'not be null')),
        ...Object.entries({ ...shape.required, ...shape.optional }).flatMap(([name, member]) =>
          isAbsent(members[name]) ? [] : violations(member, members[name], at(path, name))),
      ];
    }
    case 'list': {
      const items = value as unknown[];
      return [
        ...outOfRange(shape, items.length, 'length', value, path),
        ...items.flatMap((item, index) => violations(shape.member, item, `${path}.${index + 1}.member`)),
      ];
    }
    case 'map': {
      const entries = Object.entries(value as object);
      return [
        ...outOfRange(shape, entries.length, 'length', value, path),
        ...entries.flatMap(([key, item]) => [
          ...violations(shape.key, key, `${path}.key`),
          ...violations(shape.value, item, `${path}.${key}.value`),
        ]),
      ];
    }
    case 'string': {
      const text = value as string;
      const mismatch = shape.pattern && !shape.pattern.test(text);
      const unlisted = shape.values && !shape.values.includes(text);
      return [
        ...outOfRange(shape, [...text].length, 'length', value, path),
        ...mismatch ? [violation(value, path, `satisfy regular expression pattern: ${shape.pattern.source}`)] : [],
        ...unlisted ? [violation(value, path, `satisfy enum value set: [${shape.values.join(', ')}]`)] : [],
      ];
    }
    case 'integer':
      return outOfRange(shape, value as number, 'value', value, path);
    default:
      return [];
  }
}

function outOfRange(range: { min?: number; max?: number }, size: number, noun: string, value: unknown, path: string): string[] {
  const { min = -Infinity, max = Infinity } = range;
  if (size < min) return [violation(value, path, `have ${noun} greater than or equal to ${min}`)];
  if (size > max) return [violation(value, path, `have ${noun} less than or equal to ${max}`)];
  return [];
}

function violation(value: unknown, path: string, constraint: string): string {
  const shown = value === null ? 'null' : `'${typeof value === 'string' ? value : JSON.stringify(value)}'`;
  return `Value ${shown} at '${path}' failed to satisfy constraint: Member must ${constraint}`;
}

/** A wrong JSON type is no matter of constraints: the service could not even read the request. */
function assertType(shape: Shape, value: unknown, path: string): void {
  if (!hasType(shape.type, value)) {
    throw new ServiceError('SerializationException', `Expected ${shape.type} at '${path}', found ${JSON.stringify(value)}`);
  }
}

function hasType(type: Shape['type'], value: unknown): boolean {
  switch (type) {
    case 'blob': return Buffer.isBuffer(value);
    case 'integer': return Number.isInteger(value);
    case 'list': return Array.isArray(value);
    case 'map':
    case 'structure': return typeof value === 'object' && value !== null && !Array.isArray(value);
    default: return typeof value === type;
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function at(path: string, member: string): string {
  return path ? `${path}.${member}` : member;
}
