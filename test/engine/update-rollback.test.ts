import { Engine, OTHER, RollbackModel, Template } from './engine';
import { FAILED, answering, asked, obliging } from './fake-handler';
import { CustomResourceEvent } from './request';

const FAILS = { Other: { Type: OTHER, Fails: true, Milliseconds: 60_000 } };

/** A deployed stack with a resource of the ID `a`, and what it is asked from then on. */
async function deployed(rollbackModel: RollbackModel, answer: (event: CustomResourceEvent) => object | undefined = () => ({})) {
  const engine = new Engine({ rollbackModel, handler: answering(answer) });
  const stack = engine.stack('Shop');
  await stack.deploy(template({ Id: 'a' }));
  return { engine, stack, events: () => engine.requests.slice(1) };
}

function template(properties: object): Template {
  return { Group: { Properties: { ...properties } } };
}

describe('another resource fails after a replacement', () => {
  test('model A updates back, then deletes the new one', async () => {
    const { stack, events } = await deployed('A');
    expect(await stack.deploy({ ...template({ Id: 'b' }), ...FAILS })).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(asked(events())).toEqual(['Update a', 'Update b', 'Delete b']);
    const [, { event: back }, { event: deletion }] = events();
    expect(back).toMatchObject({ ResourceProperties: { Id: 'a' }, OldResourceProperties: { Id: 'b' } });
    expect(deletion).toMatchObject({ ResourceProperties: { Id: 'b' } });
    expect(stack.physicalIds).toEqual({ Group: 'a' });
  });

  test('model B only deletes the new one', async () => {
    const { stack, events } = await deployed('B');
    expect(await stack.deploy({ ...template({ Id: 'b' }), ...FAILS })).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(asked(events())).toEqual(['Update a', 'Delete b']);
    expect(stack.physicalIds).toEqual({ Group: 'a' });
  });
});

test.each(['A', 'B'] as const)('a failed or successful update in place is updated back (model %s)', async (model) => {
  const { stack, events } = await deployed(model, ({ ResourceProperties }) => ResourceProperties.Bad ? FAILED : {});
  expect(await stack.deploy({ ...template({ Id: 'a', On: 1 }), ...FAILS })).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await stack.deploy(template({ Id: 'a', Bad: 1 }))).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(asked(events())).toEqual(['Update a', 'Update a', 'Update a', 'Update a']);
  expect(events()[3].event).toMatchObject({ OldResourceProperties: { Bad: '1' } });
});

test.each(['A', 'B'] as const)('a failed update that names another ID makes CloudFormation delete that (model %s)', async (model) => {
  const { stack, events } = await deployed(model, ({ ResourceProperties: { Id } }) => Id === 'b' ? FAILED : {});
  await stack.deploy(template({ Id: 'b' }));
  await stack.deploy(template({ Id: 'b' }));
  expect(asked(events())).toContain('Delete b');
  expect(stack.physicalIds).toEqual({ Group: 'a' });
});

test('an update that runs when another resource fails is cancelled, and updated back while it still runs', async () => {
  const engine = new Engine({
    handler: async (event, surroundings) => {
      if (event.ResourceProperties.Slow) { await surroundings.clock.sleep(30_000); }
      await obliging(event, surroundings);
    },
  });
  const stack = engine.stack('Shop');
  await stack.deploy(template({ Id: 'a' }));
  await stack.deploy({ ...template({ Id: 'b', Slow: true }), Other: { ...FAILS.Other, Milliseconds: 3_000 } });
  expect(asked(engine.requests)).toEqual(['Create', 'Update a', 'Update a']);
  expect(engine.requests[1].settled?.Status).toBe('ABANDONED');
  expect(stack.physicalIds).toEqual({ Group: 'a' });
});

test('a resource that was new in the update is deleted', async () => {
  const { engine, stack, events } = await deployed('A');
  await stack.deploy({ ...template({ Id: 'a' }), New: { Properties: { Id: 'new' } }, ...FAILS });
  expect(asked(events())).toEqual(['Create', 'Delete new']);
  expect(stack.physicalIds).toEqual({ Group: 'a' });
  expect(engine.history.at(-1)?.status).toBe('UPDATE_ROLLBACK_COMPLETE');
});

test('a rollback that fails can be continued, or skip what fails', async () => {
  let broken = true;
  const { stack, events } = await deployed('A', ({ RequestType }) => RequestType === 'Update' && broken ? FAILED : {});
  expect(await stack.deploy(template({ Id: 'a', On: 1 }))).toBe('UPDATE_ROLLBACK_FAILED');
  expect(await stack.continueUpdateRollback()).toBe('UPDATE_ROLLBACK_FAILED');
  broken = false;
  expect(await stack.continueUpdateRollback()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(asked(events())).toEqual(Array(4).fill('Update a'));
  broken = true;
  await stack.deploy(template({ Id: 'a', On: 1 }));
  expect(await stack.continueUpdateRollback({ skip: ['Group'] })).toBe('UPDATE_ROLLBACK_COMPLETE');
});

test('nobody hears of a clean-up that fails', async () => {
  const { stack, events } = await deployed('A', ({ RequestType }) => RequestType === 'Delete' ? FAILED : {});
  expect(await stack.deploy(template({ Id: 'b' }))).toBe('UPDATE_COMPLETE');
  expect(await stack.deploy({})).toBe('UPDATE_COMPLETE');
  expect(await stack.delete()).toBe('DELETE_COMPLETE');
  expect(asked(events())).toEqual(['Update a', 'Delete a', 'Delete b']);
});

test('without rollback a failed update stays, and is tried again by the next deploy', async () => {
  let broken = true;
  const { stack, events } = await deployed('A', ({ RequestType }) => RequestType === 'Update' && broken ? FAILED : {});
  expect(await stack.deploy(template({ Id: 'a', On: 1 }), { rollback: false })).toBe('UPDATE_FAILED');
  broken = false;
  expect(await stack.deploy(template({ Id: 'a', On: 1 }))).toBe('UPDATE_COMPLETE');
  expect(asked(events())).toEqual(['Update a', 'Update a']);
});

test('the old one of a replacement whose update failed without rollback is deleted by the next deploy that succeeds', async () => {
  const { stack, events } = await deployed('A');
  expect(await stack.deploy({ ...template({ Id: 'b' }), ...FAILS }, { rollback: false })).toBe('UPDATE_FAILED');
  expect(await stack.deploy(template({ Id: 'b' }))).toBe('UPDATE_COMPLETE');
  expect(asked(events())).toEqual(['Update a', 'Delete a']);
});

test('an update that fails after one without rollback goes back to where the stack was last whole', async () => {
  const { stack, events } = await deployed('B');
  await stack.deploy({ ...template({ Id: 'b' }), ...FAILS }, { rollback: false });
  expect(await stack.deploy({ ...template({ Id: 'c' }), ...FAILS })).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(asked(events())).toEqual(['Update a', 'Update b', 'Delete b', 'Delete c']);
  expect(stack.physicalIds).toEqual({ Group: 'a' });
});
