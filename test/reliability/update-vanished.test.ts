import { FAILS_LATER, OFF, ON, ending, forget, group, shop } from './matrix';
import { Engine, RollbackModel, Stack } from '../engine/engine';

const HEALED = { groups: { a: 'Shop.Group off' }, violations: [] };

/** A stack whose group somebody deleted by hand. */
async function vanished(rollbackModel: RollbackModel = 'A'): Promise<{ engine: Engine; stack: Stack }> {
  const { engine, stack } = shop({ rollbackModel });
  await stack.deploy(group('a', ON));
  await engine.sleep(10_000);
  engine.foreign.delete('a');
  forget(engine);
  return { engine, stack };
}

test('35: an Update whose group was deleted by hand makes it anew, and the Delete of the old one leaves the new one alone', async () => {
  const { engine, stack } = await vanished();
  await stack.deploy(group('a', OFF));
  expect(await ending(engine)).toEqual({
    ...HEALED,
    stacks: ['Shop UPDATE_COMPLETE Group=a@live'],
    events: ['Update a@gone SUCCESS', 'Delete a@gone SUCCESS'],
    calls: ['Describe a: ResourceNotFound', 'Create a', 'Describe a'],
  });
});

describe('36: another resource fails after that', () => {
  test('model B deletes the new group', async () => {
    const { engine, stack } = await vanished('B');
    await stack.deploy({ ...group('a', OFF), ...FAILS_LATER });
    expect(await ending(engine)).toEqual({
      groups: {},
      stacks: ['Shop UPDATE_ROLLBACK_COMPLETE Group=a@gone'],
      events: ['Update a@gone SUCCESS', 'Delete a@gone SUCCESS'],
      calls: ['Describe a: ResourceNotFound', 'Create a', 'Describe a', 'Delete a', 'Describe a: ResourceNotFound'],
      violations: [],
    });
  });

  test('model B is healed by the next Update', async () => {
    const { engine, stack } = await vanished('B');
    await stack.deploy({ ...group('a', OFF), ...FAILS_LATER });
    forget(engine);
    await stack.deploy(group('a', OFF));
    expect(await ending(engine)).toEqual({
      ...HEALED,
      stacks: ['Shop UPDATE_COMPLETE Group=a@live'],
      events: ['Update a@gone SUCCESS', 'Delete a@gone SUCCESS'],
      calls: ['Describe a: ResourceNotFound', 'Create a', 'Describe a'],
    });
  });

  test('model B lets the stack be deleted', async () => {
    const { engine, stack } = await vanished('B');
    await stack.deploy({ ...group('a', OFF), ...FAILS_LATER });
    forget(engine);
    await stack.delete();
    expect(await ending(engine)).toEqual({
      groups: {}, stacks: ['Shop DELETE_COMPLETE'], events: ['Delete a@gone SUCCESS'], calls: ['Describe a: ResourceNotFound'], violations: [],
    });
  });
});

describe('37: another resource fails after that', () => {
  test('model A brings the new group to the old properties, in place', async () => {
    const { engine, stack } = await vanished('A');
    await stack.deploy({ ...group('a', OFF), ...FAILS_LATER });
    expect(await ending(engine)).toEqual({
      groups: { a: 'Shop.Group on' },
      stacks: ['Shop UPDATE_ROLLBACK_COMPLETE Group=a@live'],
      events: ['Update a@gone SUCCESS', 'Update a@live SUCCESS'],
      calls: ['Describe a: ResourceNotFound', 'Create a', 'Describe a', 'Update a'],
      violations: [],
    });
  });

  test('model A leaves nothing when the stack is deleted', async () => {
    const { engine, stack } = await vanished('A');
    await stack.deploy({ ...group('a', OFF), ...FAILS_LATER });
    await stack.delete();
    expect(await ending(engine)).toMatchObject({ groups: {}, stacks: ['Shop DELETE_COMPLETE'], violations: [] });
  });
});
