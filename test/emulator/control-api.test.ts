import { rawError, serviceError } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const control = (method: string, path: string, body?: unknown) => fixture.request(method, `/_emulator/${path}`, body);

const create = () => fixture.client.createProfilingGroup({ profilingGroupName: 'checkout', clientToken: 'token' });

test('GET health answers that the emulator is up', async () => {
  expect(await control('GET', 'health')).toMatchObject({ status: 200, body: { status: 'ok' } });
});

test('GET calls answers the log', async () => {
  await create();

  expect((await control('GET', 'calls')).body).toEqual({
    calls: [{
      time: fixture.clock.now(),
      operation: 'CreateProfilingGroup',
      region: 'us-east-1',
      accessKeyId: 'AKIDEXAMPLE',
      input: { profilingGroupName: 'checkout', clientToken: 'token' },
      status: 201,
    }],
  });
});

test('DELETE calls empties the log', async () => {
  await create();
  await control('DELETE', 'calls');

  expect(fixture.emulator.calls).toEqual([]);
});

test('POST faults injects a fault', async () => {
  expect((await control('POST', 'faults', { kind: 'fail', error: 'ThrottlingException' })).status).toBe(204);

  await expect(create()).rejects.toEqual(serviceError('ThrottlingException'));
});

test('POST faults injects a list of faults', async () => {
  await control('POST', 'faults', [
    { kind: 'fail', error: 'ThrottlingException', operation: 'CreateProfilingGroup' },
    { kind: 'fail', error: 'InternalServerException', operation: 'CreateProfilingGroup', nth: 2 },
  ]);
  await create().catch(() => undefined);

  await expect(create()).rejects.toEqual(serviceError('InternalServerException'));
});

test('DELETE faults takes them back', async () => {
  await control('POST', 'faults', { kind: 'drop' });
  await control('DELETE', 'faults');

  await expect(create()).resolves.toBeDefined();
});

test('POST reset forgets the groups', async () => {
  await create();
  await control('POST', 'reset');

  expect((await fixture.client.listProfilingGroups({})).profilingGroupNames).toEqual([]);
});

test('POST reset forgets calls and faults', async () => {
  await create();
  await control('POST', 'faults', { kind: 'drop' });
  await control('POST', 'reset');
  await create();

  expect(fixture.emulator.calls).toHaveLength(1);
});

test.each([
  ['without a kind', {}, "Value null at 'kind'"],
  ['of an unknown kind', { kind: 'explode' }, '[fail, delay, drop]'],
  ['without the name of its error', { kind: 'fail' }, "Value null at 'error'"],
  ['of an unknown operation', { kind: 'drop', operation: 'CreateGroup' }, "'operation'"],
  ['without its delay', { kind: 'delay' }, "Value null at 'ms'"],
  ['at an unknown moment', { kind: 'drop', when: 'during' }, '[before, after]'],
  ['that strikes the call before the first', { kind: 'drop', nth: 0 }, "'nth'"],
])('POST faults refuses a fault %s', async (_, fault, message) => {
  expect(await control('POST', 'faults', fault)).toEqual(rawError('ValidationException', expect.stringContaining(message)));
});

test('POST faults injects none of a list if one is wrong', async () => {
  await control('POST', 'faults', [{ kind: 'drop' }, { kind: 'explode' }]);

  await expect(create()).resolves.toBeDefined();
});

test.each([['GET', 'faults'], ['POST', 'health'], ['GET', 'nothing']])('%s %s is not part of it', async (method, path) => {
  expect(await control(method, path)).toMatchObject({ status: 404, error: 'UnknownOperationException' });
});

test('is not logged', async () => {
  await control('GET', 'health');

  expect(fixture.emulator.calls).toEqual([]);
});
