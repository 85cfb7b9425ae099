import { ServiceError } from './errors';
import { HttpRequest, parseJsonBody } from './http-request';
import { AnyOperation, Match } from './routes';
import { Members, Shape } from './shapes';

/** Collects the members of an operation's input from path, query, headers and body. Members that it does not know are ignored. */
export function readInput({ operation, labels }: Match, request: HttpRequest): Record<string, unknown> {
  const body = operation.payload ? {} : jsonObject(request);
  const values = Object.entries(membersOf(operation)).map(([member, shape]) => {
    if (member in labels) return [member, labels[member]];
    if (operation.query?.includes(member)) return [member, fromQuery(shape, request.query.getAll(member))];
    if (operation.headers?.[member]) return [member, request.headers[operation.headers[member]]];
    if (operation.payload === member) return [member, request.body.length > 0 ? request.body : undefined];
    return [member, body[member]];
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== null));
}

function membersOf({ input }: AnyOperation): Members {
  return input.type === 'structure' ? { ...input.required, ...input.optional } : {};
}

/** Text that does not read as the shape's type stays text, for the validation to refuse. */
function fromQuery(shape: Shape, values: string[]): unknown {
  if (values.length === 0) return undefined;
  if (shape.type === 'list') return values;
  const [text] = values;
  if (shape.type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  if (shape.type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  return text;
}

function jsonObject(request: HttpRequest): Record<string, unknown> {
  const body = parseJsonBody(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ServiceError('SerializationException', 'The request body is not a JSON object.');
  }
  return body as Record<string, unknown>;
}
