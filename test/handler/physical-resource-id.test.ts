import { acknowledgedId, isIncarnation, parsePhysicalResourceId, refusedId, unconfirmedId } from '../../src/handler/physical-resource-id';

const CREATED_AT = new Date('2026-11-22T18:00:00.123Z');

describe('the format, which is stored in deployed stacks, has not changed', () => {
  test.each([
    ['acknowledged', acknowledgedId('checkout', CREATED_AT), 'checkout@2026-11-22T18:00:00Z'],
    ['unconfirmed', unconfirmedId('checkout', '24d9f924-178f-416e-94bc-3fb52b7c36a3'), 'checkout@24d9f924-178f-416e-94bc-3fb52b7c36a3'],
    ['refused', refusedId('CheckoutProfiling5C1A9B0E'), 'CheckoutProfiling5C1A9B0E@refused'],
  ])('%s', (_, id, format) => {
    expect(id).toBe(format);
  });
});

describe('an ID is read as', () => {
  test.each([
    ['acknowledged', 'checkout@2026-11-22T18:00:00Z', { kind: 'acknowledged', name: 'checkout', createdAt: '2026-11-22T18:00:00Z' }],
    ['unconfirmed', 'checkout@24d9f924', { kind: 'unconfirmed', name: 'checkout', requestId: '24d9f924' }],
    ['unconfirmed, of a group with such a name', 'refused@24d9f924', { kind: 'unconfirmed', name: 'refused', requestId: '24d9f924' }],
    ['refused', 'CheckoutProfiling5C1A9B0E@refused', { kind: 'refused' }],
    ['invented', 'Shop-CheckoutProfiling5C1A9B0E-1A2B3C4D5E6F', { kind: 'invented' }],
    ['invented, if it has no name', '@24d9f924', { kind: 'invented' }],
    ['invented, if it is empty', '', { kind: 'invented' }],
  ])('%s', (_, id, parsed) => {
    expect(parsePhysicalResourceId(id)).toEqual(parsed);
  });

  test('at most one kilobyte for the longest name', () => {
    expect(acknowledgedId('n'.repeat(255), CREATED_AT).length).toBeLessThan(1024);
  });
});

describe('the incarnation', () => {
  const id = parsePhysicalResourceId(acknowledgedId('checkout', CREATED_AT));

  test.each([
    ['is the same to the millisecond', id, CREATED_AT, true],
    ['is the same within the second', id, new Date('2026-11-22T18:00:00Z'), true],
    ['is another a second later', id, new Date('2026-11-22T18:00:01Z'), false],
    ['is unknown where the service tells no time', id, undefined, false],
    ['is unknown to an unconfirmed ID', parsePhysicalResourceId('checkout@24d9f924'), CREATED_AT, false],
    ['is unknown to an invented ID', parsePhysicalResourceId('checkout'), CREATED_AT, false],
  ])('%s', (_, parsed, createdAt, same) => {
    expect(isIncarnation(parsed, createdAt)).toBe(same);
  });
});
