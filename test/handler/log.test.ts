import { jsonLog } from '../../src/handler/log';

test('a line is one JSON object: level, sentence, common facts, its own facts', () => {
  const lines: string[] = [];
  jsonLog({ requestId: '1' }, (line) => lines.push(line))('WARN', 'Something\nhappened', { attempt: 2 });
  expect(lines).toEqual(['{"level":"WARN","message":"Something\\nhappened","requestId":"1","attempt":2}']);
});

test('a fact that is not known takes no place', () => {
  const lines: string[] = [];
  jsonLog({}, (line) => lines.push(line))('INFO', 'Done', { httpStatus: undefined });
  expect(lines).toEqual(['{"level":"INFO","message":"Done"}']);
});

test('lines go to standard output unless told otherwise', () => {
  const write = jest.spyOn(console, 'log').mockImplementation();
  jsonLog({})('INFO', 'Done');
  expect(write.mock.calls).toEqual([['{"level":"INFO","message":"Done"}']]);
});
