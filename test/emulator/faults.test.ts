import { serviceError } from './modelled-errors';
import { withEmulator } from './with-emulator';

const fixture = withEmulator();

const create = (name = 'checkout') => fixture.client.createProfilingGroup({ profilingGroupName: name, clientToken: name });

const list = async () => (await fixture.client.listProfilingGroups({})).profilingGroupNames;

/** What became of each call: `true` if it was answered. */
async function answered(calls: number, call: () => Promise<unknown> = list): Promise<boolean[]> {
  const outcomes: boolean[] = [];
  for (let i = 0; i < calls; i++) outcomes.push(await call().then(() => true, () => false));
  return outcomes;
}

describe('a fault', () => {
  test('strikes the next call, once', async () => {
    fixture.emulator.faults.inject({ kind: 'drop' });

    expect(await answered(3)).toEqual([false, true, true]);
  });

  test('strikes the nth call from its injection', async () => {
    await list();
    fixture.emulator.faults.inject({ kind: 'drop', nth: 2 });

    expect(await answered(3)).toEqual([true, false, true]);
  });

  test('strikes as many times as it says', async () => {
    fixture.emulator.faults.inject({ kind: 'drop', nth: 2, times: 2 });

    expect(await answered(4)).toEqual([true, false, false, true]);
  });

  test('strikes and counts only calls of its operation', async () => {
    fixture.emulator.faults.inject({ kind: 'drop', operation: 'CreateProfilingGroup' });

    expect([await answered(1), await answered(2, create)]).toEqual([[true], [false, true]]);
  });

  test('strikes no more once it is cleared', async () => {
    fixture.emulator.faults.inject({ kind: 'drop' });
    fixture.emulator.faults.clear();

    expect(await answered(1)).toEqual([true]);
  });
});

describe('a failure', () => {
  test('before the effect keeps it from happening', async () => {
    fixture.emulator.faults.inject({ kind: 'fail', error: 'InternalServerException' });
    await create().catch(() => undefined);

    expect(await list()).toEqual([]);
  });

  test('after the effect hides that it happened', async () => {
    fixture.emulator.faults.inject({ kind: 'fail', error: 'InternalServerException', when: 'after' });
    await expect(create()).rejects.toEqual(serviceError('InternalServerException'));

    expect(await list()).toEqual(['checkout']);
  });

  test('takes the place of an error of the call itself', async () => {
    fixture.emulator.faults.inject({ kind: 'fail', error: 'ThrottlingException', when: 'after' });

    await expect(fixture.client.deleteProfilingGroup({ profilingGroupName: 'checkout' })).rejects.toEqual(serviceError('ThrottlingException'));
  });

  test('may be an error of any name, status and message', async () => {
    fixture.emulator.faults.inject({ kind: 'fail', error: 'ServiceUnavailable', status: 503, message: 'Come back later' });

    await expect(list()).rejects.toMatchObject({ name: 'ServiceUnavailable', message: 'Come back later', $metadata: { httpStatusCode: 503 } });
  });

  test('of an unknown name has status 500 unless it says otherwise', async () => {
    fixture.emulator.faults.inject({ kind: 'fail', error: 'toString' });

    await expect(list()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
  });

  test('is logged with its name and status', async () => {
    fixture.emulator.faults.inject({ kind: 'fail', error: 'ConflictException' });
    await create().catch(() => undefined);

    expect(fixture.emulator.calls).toMatchObject([{ operation: 'CreateProfilingGroup', status: 409, error: 'ConflictException' }]);
  });
});

describe('a drop', () => {
  test('before the effect keeps it from happening', async () => {
    fixture.emulator.faults.inject({ kind: 'drop' });
    await create().catch(() => undefined);

    expect(await list()).toEqual([]);
  });

  test('after the effect loses the answer only', async () => {
    fixture.emulator.faults.inject({ kind: 'drop', when: 'after' });
    await expect(create()).rejects.toThrow('socket hang up');

    expect(await list()).toEqual(['checkout']);
  });

  test('is logged without a status', async () => {
    fixture.emulator.faults.inject({ kind: 'drop' });
    await create().catch(() => undefined);

    const [call] = fixture.emulator.calls;

    expect([call.error, call.status]).toEqual(['ConnectionDropped', undefined]);
  });
});

describe('a delay', () => {
  test('before the effect puts it off', async () => {
    fixture.emulator.faults.inject({ kind: 'delay', ms: 1000, operation: 'CreateProfilingGroup' });
    const creating = create();
    await fixture.clock.someoneSleeps();
    const before = await list();
    fixture.clock.advance(1000);
    await creating;

    expect([before, await list()]).toEqual([[], ['checkout']]);
  });

  test('after the effect puts off the answer only', async () => {
    fixture.emulator.faults.inject({ kind: 'delay', ms: 1000, operation: 'CreateProfilingGroup', when: 'after' });
    const creating = create();
    await fixture.clock.someoneSleeps();
    const before = await list();
    fixture.clock.advance(1000);
    await creating;

    expect(before).toEqual(['checkout']);
  });

  test('lets the effect happen though the caller has given up', async () => {
    fixture.emulator.faults.inject({ kind: 'delay', ms: 1000, operation: 'CreateProfilingGroup' });
    const patience = new AbortController();
    const creating = fixture.client.createProfilingGroup({ profilingGroupName: 'checkout', clientToken: 'token' }, { abortSignal: patience.signal });
    await fixture.clock.someoneSleeps();
    patience.abort();
    await creating.catch(() => undefined);
    fixture.clock.advance(1000);

    expect(await list()).toEqual(['checkout']);
  });

  test('sets the time of the effect to the end of it', async () => {
    fixture.emulator.faults.inject({ kind: 'delay', ms: 1000 });
    const creating = create();
    await fixture.clock.someoneSleeps();
    fixture.clock.advance(1000);

    expect((await creating).profilingGroup?.createdAt).toEqual(new Date(fixture.clock.now()));
  });
});

describe('faults on the same call', () => {
  test('strike in the order of their injection', async () => {
    fixture.emulator.faults.inject({ kind: 'delay', ms: 1000 }, { kind: 'fail', error: 'ThrottlingException' });
    const listing = list();
    await fixture.clock.someoneSleeps();
    fixture.clock.advance(1000);

    await expect(listing).rejects.toEqual(serviceError('ThrottlingException'));
  });

  test('strike before and after the effect', async () => {
    fixture.emulator.faults.inject({ kind: 'delay', ms: 1000 }, { kind: 'drop', when: 'after' });
    const creating = create().catch((error: Error) => error.message);
    await fixture.clock.someoneSleeps();
    fixture.clock.advance(1000);

    expect([await creating, await list()]).toEqual([expect.stringContaining('socket hang up'), ['checkout']]);
  });
});
