import { createEvent, deleteEvent, updateEvent } from './events';
import { MalformedEventError, parseEvent } from '../../src/handler/event';

test.each([
  ['Create', createEvent()],
  ['Update', updateEvent('checkout@unconfirmed', {}, {})],
  ['Delete', deleteEvent('checkout@unconfirmed')],
])('an event as CloudFormation sends it passes as it is: %s', (_, event) => {
  expect(parseEvent(event)).toMatchObject(event);
});

test('an Update without any properties is one with none', () => {
  const { ResourceProperties: _, OldResourceProperties: __, ...bare } = updateEvent('checkout@unconfirmed', {}, {});
  expect(parseEvent(bare)).toEqual({ ...bare, ResourceProperties: {}, OldResourceProperties: {} });
});

test.each([
  ['Read', '"Read"'],
  [undefined, 'undefined'],
])('RequestType %p is refused', (RequestType, told) => {
  expect(() => parseEvent({ ...createEvent(), RequestType }))
    .toThrow(new MalformedEventError(`RequestType must be Create, Update or Delete, but is ${told}`));
});

test.each([[null], [undefined], ['Create'], [[]]])('%p is refused in place of an event', (event) => {
  expect(() => parseEvent(event)).toThrow(MalformedEventError);
});

describe.each(['RequestId', 'StackId', 'LogicalResourceId', 'ResponseURL', 'PhysicalResourceId'])('%s', (field) => {
  test.each([[undefined], [null], [''], [5]])('is refused as %p', (value) => {
    expect(() => parseEvent({ ...deleteEvent('checkout@unconfirmed'), [field]: value }))
      .toThrow(new MalformedEventError(`${field} must be a non-empty string`));
  });
});

test('a PhysicalResourceId is asked of an Update, too', () => {
  expect(() => parseEvent(updateEvent('', {}, {}))).toThrow(new MalformedEventError('PhysicalResourceId must be a non-empty string'));
});

test('a PhysicalResourceId is not asked of a Create', () => {
  expect(parseEvent(createEvent())).not.toHaveProperty('PhysicalResourceId');
});
