import type { Context } from 'aws-lambda';
import { SIGNATURE, withAnswerBox } from './answer-box';
import { attributes, failure, success } from './answers';
import { LOGICAL_ID, createEvent, updateEvent } from './events';
import { LeapingClock, START } from './leaping-clock';
import { SYSTEM_CLOCK } from '../../src/handler/clock';
import { createClients, handleEvent } from '../../src/handler/handle-event';
import { handler } from '../../src/handler/profiling-group.lambda';

jest.mock('../../src/handler/handle-event', () => ({
  handleEvent: jest.fn(),
  createClients: jest.fn().mockReturnValue('the clients'),
}));

const madeAtLoad = jest.mocked(createClients).mock.calls.length;
const implementation = jest.mocked(handleEvent);
const fixture = withAnswerBox();

const ID = 'checkout@2026-01-01T00:00:00Z';
const THREE_MINUTES = { getRemainingTimeInMillis: () => 180_000 } as Context;

let clock: LeapingClock;
let lines: string[];

beforeEach(() => {
  clock = new LeapingClock();
  lines = [];
  jest.spyOn(SYSTEM_CLOCK, 'now').mockImplementation(() => clock.now());
  jest.spyOn(SYSTEM_CLOCK, 'sleep').mockImplementation((milliseconds) => clock.sleep(milliseconds));
  jest.spyOn(console, 'log').mockImplementation((line) => lines.push(line));
});
afterEach(() => jest.restoreAllMocks());

const create = () => createEvent({}, { ResponseURL: fixture.box.url });
const update = () => updateEvent(ID, {}, {}, { ResponseURL: fixture.box.url });
const answer = () => success(create(), ID, attributes());

const succeed = () => implementation.mockResolvedValue(answer() as Awaited<ReturnType<typeof handleEvent>>);
const delivered = () => fixture.box.deliveries.map(({ body }) => JSON.parse(body));

describe('an event', () => {
  beforeEach(succeed);

  test('is handled with the function\'s time, less 25 seconds for the answer', async () => {
    await handler(create(), THREE_MINUTES);
    const [event, clients, budget] = implementation.mock.calls[0];
    expect([event, clients, budget.startedAt, budget.deadline]).toEqual([create(), 'the clients', START, START + 155_000]);
  });

  test('is answered once, with what came out', async () => {
    await handler(create(), THREE_MINUTES);
    expect(delivered()).toEqual([answer()]);
  });

  test('is told in the log when it comes, when it is done, and when it is answered', async () => {
    await handler(create(), THREE_MINUTES);
    const { RequestId: requestId, StackId: stackId } = create();
    const common = { requestId, stackId, logicalResourceId: LOGICAL_ID };
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: 'INFO', message: 'Create requested', ...common, requestType: 'Create' },
      { level: 'INFO', message: 'Create ended with SUCCESS', ...common, outcome: 'SUCCESS', physicalResourceId: ID, milliseconds: 0 },
      { level: 'INFO', message: 'Answer sent to CloudFormation', ...common, attempt: 1, httpStatus: 200 },
    ]);
  });

  test('leaves nothing of its URL in the log', async () => {
    fixture.box.receptions = [503, 'hang up'];
    await handler(create(), THREE_MINUTES);
    expect(lines.join('\n')).not.toMatch(new RegExp(`${SIGNATURE}|X-Amz|127.0.0.1|answer\\?`));
  });

  test('without a URL is told in the log and not run again', async () => {
    await handler({ ...create(), ResponseURL: undefined }, THREE_MINUTES);
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ level: 'ERROR', message: 'The event has no ResponseURL; nobody can be answered' });
  });

  test('finds the clients that were made when the function was loaded', async () => {
    await handler(create(), THREE_MINUTES);
    expect([madeAtLoad, jest.mocked(createClients).mock.calls.length]).toEqual([1, 0]);
  });
});

describe('an answer that CloudFormation does not take', () => {
  test('fails the event, so that Lambda runs it again', async () => {
    succeed();
    fixture.box.receptions = [403, 403, 403];
    await expect(handler(create(), THREE_MINUTES)).rejects.toThrow('CloudFormation did not get the answer after 3 tries');
  });

  test('of success never becomes one of failure', async () => {
    succeed();
    fixture.box.receptions = Array(1_000).fill(503);
    await handler(create(), THREE_MINUTES).catch(() => undefined);
    expect(new Set(delivered().map(({ Status }) => Status))).toEqual(new Set(['SUCCESS']));
  });

  test('is tried until two seconds before the function\'s time is up', async () => {
    succeed();
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    fixture.box.receptions = Array(1_000).fill(503);
    await handler(create(), THREE_MINUTES).catch(() => undefined);
    expect([clock.now() - START < 178_000, clock.now() - START >= 174_000]).toEqual([true, true]);
  });
});

describe('a defect', () => {
  test('is answered with its name and message, and the ID that came', async () => {
    implementation.mockRejectedValue(new TypeError('undefined is not a function'));
    await handler(update(), THREE_MINUTES);
    expect(delivered()).toEqual([failure(update(), ID, 'TypeError: undefined is not a function')]);
  });

  test('is answered with an ID whose Delete has nothing to do, where none came', async () => {
    implementation.mockRejectedValue('broken');
    await handler(create(), THREE_MINUTES);
    expect(delivered()).toEqual([failure(create(), `${LOGICAL_ID}@refused`, 'broken')]);
  });

  test.each([
    ['an empty ID', { PhysicalResourceId: '' }, `${LOGICAL_ID}@refused`],
    ['neither ID', { PhysicalResourceId: undefined, LogicalResourceId: undefined }, 'unknown@refused'],
  ])('is answered with some ID even to an event with %s', async (_, changes, id) => {
    implementation.mockRejectedValue(new Error('Malformed'));
    await handler({ ...update(), ...changes }, THREE_MINUTES);
    expect(delivered()).toMatchObject([{ Status: 'FAILED', PhysicalResourceId: id }]);
  });

  test('is told in the log as an error', async () => {
    implementation.mockRejectedValue(new Error('broken'));
    await handler(update(), THREE_MINUTES);
    expect(JSON.parse(lines[1])).toMatchObject({ level: 'ERROR', message: 'Update ended with FAILED', reason: 'Error: broken' });
  });
});
