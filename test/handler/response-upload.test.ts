import { Reception, SIGNATURE, withAnswerBox } from './answer-box';
import { LeapingClock, START } from './leaping-clock';
import { Log } from '../../src/handler/log';
import { ResponseUploadError, putByHttp, uploadResponse } from '../../src/handler/response-upload';

const fixture = withAnswerBox();

const BODY = JSON.stringify({ Status: 'FAILED', Reason: 'Größe 大きい 🚀' });

let clock: LeapingClock;
let lines: string[];

beforeEach(() => {
  clock = new LeapingClock();
  lines = [];
});

const log: Log = (level, message, fields) => lines.push(JSON.stringify({ level, message, ...fields }));

const upload = (url = fixture.box.url, budget = { clock, random: () => 0.5, deadline: START + 60_000 }) =>
  uploadResponse(url, Buffer.from(BODY), { put: putByHttp, ...budget }, log);

describe('an answer', () => {
  test('is put once, to the very port, path and query of the URL', async () => {
    await upload();
    expect(fixture.box.deliveries.map(({ method, url }) => [method, url]))
      .toEqual([['PUT', `/stack%2Fanswer?X-Amz-Expires=7200&X-Amz-Signature=${SIGNATURE}`]]);
  });

  test('arrives whole, in whatever script', async () => {
    await upload();
    expect(fixture.box.deliveries[0].body).toBe(BODY);
  });

  test('is announced with its length in bytes', async () => {
    await upload();
    expect(fixture.box.deliveries[0].headers['content-length']).toBe(String(Buffer.byteLength(BODY)));
  });

  test('has an empty content type, as the URL is signed for', async () => {
    await upload();
    expect(fixture.box.deliveries[0].headers['content-type']).toBe('');
  });

  test('is sent with no headers but those that the protocol asks for', async () => {
    await upload();
    expect(Object.keys(fixture.box.deliveries[0].headers).sort()).toEqual(['connection', 'content-length', 'content-type', 'host']);
  });

  test('is told in the log without the URL', async () => {
    await upload();
    expect(lines).toEqual(['{"level":"INFO","message":"Answer sent to CloudFormation","attempt":1,"httpStatus":200}']);
  });
});

describe('an answer that was not accepted', () => {
  test.each<[Reception]>([[500], [503], [429], [408], ['hang up']])('because of %p is sent again', async (reception) => {
    fixture.box.receptions = [reception, reception, reception, reception];
    await upload();
    expect(fixture.box.deliveries.map(({ body }) => body)).toEqual(Array(5).fill(BODY));
  });

  test('is sent again after longer and longer waits', async () => {
    fixture.box.receptions = [503, 503, 503];
    await upload();
    expect(clock.sleeps).toEqual([200, 400, 800]);
  });

  test('is not sent again once it is accepted', async () => {
    fixture.box.receptions = [503, 200, 503];
    await upload();
    expect(fixture.box.deliveries).toHaveLength(2);
  });

  test.each([400, 403, 404, 301])('because of %i is given up after three tries', async (status) => {
    fixture.box.receptions = [status, status, status];
    await expect(upload()).rejects.toEqual(new ResponseUploadError('CloudFormation did not get the answer after 3 tries'));
    expect(fixture.box.deliveries).toHaveLength(3);
  });

  test('at first because of 403 is sent again all the same', async () => {
    fixture.box.receptions = [403, 403];
    await expect(upload()).resolves.toBeUndefined();
  });

  test('is not sent again after the deadline', async () => {
    fixture.box.receptions = Array(100).fill(503);
    await expect(upload()).rejects.toThrow(ResponseUploadError);
    expect(clock.now()).toBeLessThan(START + 60_000);
  });

  test('is told in the log with the status, once a try', async () => {
    fixture.box.receptions = [503];
    await upload();
    expect(lines[0]).toBe('{"level":"WARN","message":"The answer was not accepted","attempt":1,"httpStatus":503}');
  });
});

describe('a box that cannot be reached', () => {
  const CLOSED = 'http://127.0.0.1:1/answer?X-Amz-Signature=secret';

  test('is tried until the deadline, then the event fails', async () => {
    await expect(upload(CLOSED)).rejects.toThrow(ResponseUploadError);
    expect(START + 60_000 - clock.now()).toBeLessThanOrEqual(4_000);
  });

  test('is told in the log by the error\'s code alone', async () => {
    await upload(CLOSED, { clock, random: () => 0.5, deadline: START }).catch(() => undefined);
    expect(lines).toEqual(['{"level":"WARN","message":"The answer could not be sent to CloudFormation","attempt":1,"errorName":"ECONNREFUSED"}']);
  });

  test('is not reached in the clear if the URL says https', async () => {
    await expect(upload(fixture.box.url.replace('http:', 'https:'))).rejects.toThrow(ResponseUploadError);
    expect(fixture.box.deliveries).toEqual([]);
  });

  test('is given up with an error that says nothing of the URL', async () => {
    const error: Error = await upload('no URL?X-Amz-Signature=secret').catch((reason) => reason);
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain('secret');
  });
});

test('a try that gets no reply is given up after ten seconds', async () => {
  const timeout = jest.spyOn(clock, 'timeout').mockImplementationOnce(() => AbortSignal.abort());
  await upload();
  expect([timeout.mock.calls, fixture.box.deliveries.length]).toEqual([[[10_000], [10_000]], 1]);
  timeout.mockRestore();
});
