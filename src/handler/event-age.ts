const AMAZON_DATE = /[?&]X-Amz-Date=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/;

/**
 * When CloudFormation sent an event, in milliseconds since the epoch. An event has no time of its own, but the
 * signature of its URL has. Undefined where it has none.
 */
export function issuedAt(responseUrl: string | undefined): number | undefined {
  const [, ...parts] = AMAZON_DATE.exec(responseUrl ?? '') ?? [];
  if (parts.length === 0) { return undefined; }
  const [year, month, day, hour, minute, second] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
