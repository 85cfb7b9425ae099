import { attributes, failure, success } from './answers';
import { createEvent, deleteEvent } from './events';
import { ATTRIBUTES } from '../../src/handler/resource-schema';
import { failedResponse, serialize, successResponse } from '../../src/handler/response';

const EVENT = createEvent();
const ID = 'checkout@2026-01-01T00:00:00Z';
const DATA = attributes() as Record<typeof ATTRIBUTES[number], string>;

const sent = (response: Parameters<typeof serialize>[0]) => JSON.parse(serialize(response).toString());

describe('an answer', () => {
  test('of success has these fields and no more', () => {
    expect(sent(successResponse(EVENT, { physicalResourceId: ID, attributes: DATA }))).toEqual(success(EVENT, ID, DATA));
  });

  test('of success to a Delete has no data', () => {
    expect(sent(successResponse(deleteEvent(ID), { physicalResourceId: ID }))).toEqual(success(deleteEvent(ID), ID));
  });

  test('of failure has these fields and no more', () => {
    expect(sent(failedResponse(EVENT, 'No luck.', ID))).toEqual(failure(EVENT, ID, 'No luck.'));
  });

  test('of failure always has a reason', () => {
    expect(failedResponse(EVENT, '', ID).Reason).toBe('Unknown error');
  });

  test('to an event without its fields leaves them out', () => {
    expect(sent(failedResponse({}, 'No luck.', ID))).toEqual({ Status: 'FAILED', Reason: 'No luck.', PhysicalResourceId: ID });
  });
});

describe('a reason that is too long', () => {
  test.each([
    ['of one byte a character', 'n'],
    ['of two bytes a character', 'ö'],
    ['of three bytes a character', '大'],
    ['of four bytes a character', '🚀'],
    ['of characters that JSON escapes', '"'],
    ['of characters that JSON escapes at length', '\u0001'],
    ['of halves of a pair', '\ud83d'],
    ['of words', 'Größe 大きい 🚀 "\n" '],
  ])('%s is cut to what fits in 4096 bytes', (_, text) => {
    const bytes = serialize(failedResponse(EVENT, text.repeat(20_000 / Buffer.byteLength(text)), ID)).byteLength;
    expect([bytes <= 4096, bytes > 4096 - 16 - Buffer.byteLength(text)]).toEqual([true, true]);
  });

  test('is cut no more than needed', () => {
    expect(serialize(failedResponse(EVENT, 'n'.repeat(20_000), ID)).byteLength).toBe(4096);
  });

  test('leaves the other fields whole', () => {
    expect(sent(failedResponse(EVENT, '🚀'.repeat(5_000), ID))).toEqual(failure(EVENT, ID, expect.any(String)));
  });

  test('is cut between characters and says so', () => {
    expect(sent(failedResponse(EVENT, '🚀'.repeat(5_000), ID)).Reason).toMatch(/^(🚀)+…$/u);
  });
});

describe('a reason that just fits', () => {
  const room = 4096 - serialize(failedResponse(EVENT, 'n', ID)).byteLength + 1;

  test('is not cut', () => {
    expect(sent(failedResponse(EVENT, 'n'.repeat(room), ID)).Reason).toHaveLength(room);
  });

  test('is cut with one character more', () => {
    expect(sent(failedResponse(EVENT, 'n'.repeat(room + 1), ID)).Reason).toMatch(/^n+…$/);
  });
});

test('the answer of the longest name fits', () => {
  const name = 'n'.repeat(255);
  const data = { ...DATA, ProfilingGroupName: name, ProfilingGroupArn: `arn:aws:codeguru-profiler:us-east-1:123456789012:profilingGroup/${name}` };
  const event = createEvent({}, { LogicalResourceId: 'L'.repeat(255) });
  expect(serialize(successResponse(event, { physicalResourceId: `${name}@2026-01-01T00:00:00Z`, attributes: data })).byteLength).toBeLessThan(4096);
});
