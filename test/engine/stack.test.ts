import { Engine, OTHER } from './engine';
import { FAILED, answering, asked, obliging } from './fake-handler';

const FAILING_LATER = { Type: OTHER, Fails: true, Milliseconds: 60_000 };

/** One answer after the other, and then good ones. */
function first(...answers: object[]): () => object {
  return () => answers.shift() ?? {};
}

/** The statuses that a resource or stack went through. */
function statuses({ history }: Engine, name: string): string[] {
  return history.filter(({ logicalResourceId }) => logicalResourceId === name).map(({ status }) => status);
}

test('create, update, replace, delete', async () => {
  const engine = new Engine({ handler: obliging });
  const stack = engine.stack('Shop');
  expect(await stack.deploy({ Group: { Properties: { Id: 'a' } } })).toBe('CREATE_COMPLETE');
  expect(await stack.deploy({ Group: { Properties: { Id: 'a' } } })).toBe('UPDATE_COMPLETE');
  expect(await stack.deploy({ Group: { Properties: { Id: 'a', On: true } } })).toBe('UPDATE_COMPLETE');
  expect(await stack.deploy({ Group: { Properties: { Id: 'b', On: true } } })).toBe('UPDATE_COMPLETE');
  expect(stack.physicalIds).toEqual({ Group: 'b' });
  expect(await stack.delete()).toBe('DELETE_COMPLETE');
  expect(asked(engine.requests)).toEqual(['Create', 'Update a', 'Update a', 'Delete a', 'Delete b']);
  expect(statuses(engine, 'Group').slice(0, 4)).toEqual(['CREATE_IN_PROGRESS', 'CREATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE']);
  expect(engine.violations).toEqual([]);
});

test('scalars travel as strings, with the old properties beside the new ones in an Update', async () => {
  const engine = new Engine({ handler: obliging });
  const stack = engine.stack('Shop');
  await stack.deploy({ Group: { Properties: { On: true, List: [1, 'x'] } } });
  await stack.deploy({ Group: { Properties: { On: false } } });
  const [{ event: create }, { event: update }] = engine.requests;
  expect(create.ResourceProperties).toEqual({ ServiceToken: expect.any(String), ServiceTimeout: '900', On: 'true', List: ['1', 'x'] });
  expect(create).not.toHaveProperty('PhysicalResourceId');
  expect(update.OldResourceProperties).toEqual(create.ResourceProperties);
  expect(update.ResourceProperties).toMatchObject({ On: 'false' });
});

test('a failed Create is followed by the Delete of the ID that its answer named', async () => {
  const engine = new Engine({ handler: answering(({ RequestType }) => RequestType === 'Create' ? { ...FAILED, PhysicalResourceId: 'half' } : {}) });
  expect(await engine.stack('Shop').deploy({ Group: {} })).toBe('ROLLBACK_COMPLETE');
  expect(asked(engine.requests)).toEqual(['Create', 'Delete half']);
});

test('a Create that is not answered fails when its ServiceTimeout has passed, and its Delete names an invented ID', async () => {
  const engine = new Engine({ handler: answering(({ RequestType }) => RequestType === 'Create' ? undefined : {}) });
  expect(await engine.stack('Shop').deploy({ Group: {} })).toBe('ROLLBACK_COMPLETE');
  const [create, deletion] = engine.requests;
  expect(deletion.event.PhysicalResourceId).toMatch(/^Shop-Group-[0-9A-F]{12}$/);
  expect(deletion.issuedAt - create.issuedAt).toBeGreaterThan(900_000);
});

test('a Create that runs when another resource fails is cancelled: its Delete comes while it still runs, its answer is ignored', async () => {
  const engine = new Engine({
    handler: async (event, surroundings) => {
      if (event.RequestType === 'Create') { await surroundings.clock.sleep(30_000); }
      await obliging(event, surroundings);
    },
  });
  const stack = engine.stack('Shop');
  expect(await stack.deploy({ Group: {}, Other: { ...FAILING_LATER, Milliseconds: 5_000 } })).toBe('ROLLBACK_COMPLETE');
  expect(asked(engine.requests)).toEqual(['Create', expect.stringMatching(/^Delete Shop-Group-/)]);
  expect(engine.requests[0].settled?.Status).toBe('ABANDONED');
  expect(engine.requests[0].stored).toEqual([]);
  await engine.drain();
  expect(engine.requests[0].stored).toHaveLength(1);
  expect(stack.resources.get('Group')?.status).toBe('DELETE_COMPLETE');
});

test('what depends on a resource that fails is never begun', async () => {
  const engine = new Engine({ handler: obliging });
  expect(await engine.stack('Shop').deploy({ Group: { DependsOn: ['Other'] }, Other: FAILING_LATER })).toBe('ROLLBACK_COMPLETE');
  expect(engine.requests).toEqual([]);
});

test.each([
  ['DeleteFirst', ['Create', 'Delete half', 'Create']],
  ['CreateFirst', ['Create', 'Create', 'Delete half']],
  ['Parallel', ['Create', 'Create', 'Delete half']],
] as const)('without rollback a failed creation stays, and the next deploy deletes it (%s)', async (failedCreates, expected) => {
  const engine = new Engine({ failedCreates, handler: answering(first({ ...FAILED, PhysicalResourceId: 'half' })) });
  const stack = engine.stack('Shop');
  expect(await stack.deploy({ Group: {}, Other: { Type: OTHER } }, { rollback: false })).toBe('CREATE_FAILED');
  expect(stack.physicalIds).toEqual({ Group: 'half', Other: 'Other-physical' });
  expect(await stack.deploy({ Group: {}, Other: { Type: OTHER } })).toBe('UPDATE_COMPLETE');
  expect(asked(engine.requests)).toEqual(expected);
  expect(stack.physicalIds.Group).toBe('id');
});

test('retained resources are not deleted', async () => {
  const engine = new Engine({ handler: obliging });
  const stack = engine.stack('Shop');
  await stack.deploy({ A: { DeletionPolicy: 'Retain' }, B: { DeletionPolicy: 'RetainExceptOnCreate' }, C: { UpdateReplacePolicy: 'Retain' } });
  await stack.deploy({ B: { DeletionPolicy: 'RetainExceptOnCreate' }, C: { UpdateReplacePolicy: 'Retain', Properties: { Id: 'new' } } });
  await stack.delete();
  expect(asked(engine.requests)).toEqual(['Create', 'Create', 'Create', 'Update id', 'Delete new']);
});

test('RetainExceptOnCreate does not keep what a failed creation made, Retain does', async () => {
  const engine = new Engine({ handler: obliging });
  const template = { A: { DeletionPolicy: 'Retain', Properties: { Id: 'a' } }, B: { DeletionPolicy: 'RetainExceptOnCreate' }, Other: FAILING_LATER } as const;
  await engine.stack('Shop').deploy(template);
  expect(asked(engine.requests)).toEqual(['Create', 'Create', 'Delete id']);
});

test('a stack that could not be deleted can be deleted again', async () => {
  const engine = new Engine({ handler: answering(first({}, FAILED)) });
  const stack = engine.stack('Shop');
  await stack.deploy({ Group: {} });
  expect(await stack.delete()).toBe('DELETE_FAILED');
  expect(await stack.delete()).toBe('DELETE_COMPLETE');
  expect(asked(engine.requests)).toEqual(['Create', 'Delete id', 'Delete id']);
});

test('a stack is deleted while it is being created', async () => {
  const engine = new Engine({ handler: obliging });
  const stack = engine.stack('Shop');
  const created = stack.deploy({ Group: {} });
  await engine.sleep(3_000);
  expect(await stack.delete()).toBe('DELETE_COMPLETE');
  await created;
  expect(asked(engine.requests)).toEqual(['Create', expect.stringMatching(/^Delete Shop-Group-/)]);
});

test('each incarnation of a stack has an ID of its own', async () => {
  const engine = new Engine({ handler: obliging });
  expect(engine.stack('Shop').stackId).not.toBe(engine.stack('Shop').stackId);
});

test('a stack that is busy or rolled back takes no deploy', async () => {
  const engine = new Engine({ handler: answering(() => FAILED) });
  const stack = engine.stack('Shop');
  const created = stack.deploy({ Group: {} });
  await expect(stack.deploy({ Group: {} })).rejects.toThrow('CREATE_IN_PROGRESS state and can not be updated');
  expect(await created).toBe('ROLLBACK_FAILED');
});
