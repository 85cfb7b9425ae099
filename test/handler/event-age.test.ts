import type { Context } from 'aws-lambda';
import { withAnswerBox } from './answer-box';
import { createEvent } from './events';
import { issuedAt } from '../../src/handler/event-age';
import { handleEvent } from '../../src/handler/handle-event';
import { handler } from '../../src/handler/profiling-group.lambda';

jest.mock('../../src/handler/handle-event', () => ({ handleEvent: jest.fn(), createClients: jest.fn() }));

const fixture = withAnswerBox();
const CONTEXT = { getRemainingTimeInMillis: () => 180_000 } as Context;

describe('the time an event was sent', () => {
  test.each([
    ['is in the signature of its URL', 'https://bucket.example/answer?X-Amz-Algorithm=AWS4&X-Amz-Date=20261122T180001Z&X-Amz-Expires=7200', Date.UTC(2026, 10, 22, 18, 0, 1)],
    ['is unknown where the URL has no signature', 'http://127.0.0.1:4566/answer', undefined],
    ['is unknown where the signature is older', 'https://bucket.example/answer?Expires=1795370400&Signature=abc', undefined],
    ['is unknown where there is no URL', undefined, undefined],
  ])('%s', (_, url, time) => {
    expect(issuedAt(url)).toBe(time);
  });
});

describe('an event that CloudFormation has stopped waiting for', () => {
  beforeEach(() => { jest.spyOn(console, 'log').mockImplementation(); });
  afterEach(() => jest.restoreAllMocks());

  const sentBefore = (milliseconds: number) => {
    const date = new Date(Date.now() - milliseconds).toISOString().replace(/[-:]|\.\d+/g, '');
    return createEvent({}, { ResponseURL: `${fixture.box.url}&X-Amz-Date=${date}` });
  };

  test('is neither handled nor answered', async () => {
    await handler(sentBefore(901_000), CONTEXT);
    expect([jest.mocked(handleEvent).mock.calls, fixture.box.deliveries]).toEqual([[], []]);
  });

  test('is told in the log', async () => {
    await handler(sentBefore(901_000), CONTEXT);
    expect(jest.mocked(console.log).mock.calls.at(-1)![0]).toContain('Too late');
  });

  test('is handled a minute earlier', async () => {
    jest.mocked(handleEvent).mockRejectedValue(new Error('handled'));
    await handler(sentBefore(840_000), CONTEXT);
    expect(jest.mocked(handleEvent).mock.calls).toHaveLength(1);
  });
});
