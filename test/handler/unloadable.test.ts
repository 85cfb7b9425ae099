import type { Context } from 'aws-lambda';
import { withAnswerBox } from './answer-box';
import { failure } from './answers';
import { LOGICAL_ID, createEvent, deleteEvent, updateEvent } from './events';

const fixture = withAnswerBox();

const ID = 'checkout@2026-01-01T00:00:00Z';
const CONTEXT = { getRemainingTimeInMillis: () => 180_000 } as Context;

/** The function as it is when a module of its implementation cannot be loaded. */
function loadBroken(): typeof import('../../src/handler/profiling-group.lambda') {
  let entry: typeof import('../../src/handler/profiling-group.lambda');
  jest.isolateModules(() => {
    jest.doMock('../../src/handler/handle-event', () => { throw new SyntaxError('Unexpected end of input'); });
    entry = jest.requireActual('../../src/handler/profiling-group.lambda');
  });
  return entry!;
}

beforeEach(() => { jest.spyOn(console, 'log').mockImplementation(); });

test.each([
  ['Create', createEvent(), `${LOGICAL_ID}@refused`],
  ['Update', updateEvent(ID, {}, {}), ID],
  ['Delete', deleteEvent(ID), ID],
])('a %s is answered with failure although the implementation cannot be loaded', async (_, event, id) => {
  const sent = { ...event, ResponseURL: fixture.box.url };
  await loadBroken().handler(sent, CONTEXT);
  expect(fixture.box.deliveries.map(({ body }) => JSON.parse(body))).toEqual([failure(sent, id, 'SyntaxError: Unexpected end of input')]);
});

test('a client that cannot be made is no reason for silence either', async () => {
  let entry: typeof import('../../src/handler/profiling-group.lambda');
  jest.isolateModules(() => {
    jest.doMock('../../src/handler/handle-event', () => ({ createClients: () => { throw new Error('No region'); } }));
    entry = jest.requireActual('../../src/handler/profiling-group.lambda');
  });
  const sent = createEvent({}, { ResponseURL: fixture.box.url });
  await entry!.handler(sent, CONTEXT);
  expect(fixture.box.deliveries.map(({ body }) => JSON.parse(body))).toEqual([failure(sent, `${LOGICAL_ID}@refused`, 'Error: No region')]);
});
