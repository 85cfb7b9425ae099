import { Run, SCENARIO_TIMEOUT_MS, TestApp } from './test-app';

const GROUPS = { Group: {} };

let app: TestApp;
let deployments: Run[];

beforeAll(async () => {
  app = await TestApp.start();
  deployments = await Promise.all([app.deploy('Blue', GROUPS), app.deploy('Green', GROUPS)]);
}, SCENARIO_TIMEOUT_MS);

afterAll(() => app?.dispose());

describe('two stacks of the same template', () => {
  test('have a group each', () => {
    const arns = [...app.groups().values()].map(({ arn }) => arn);
    expect(deployments.map(({ outputs }) => outputs.GroupArn).sort()).toEqual(arns.sort());
    expect(arns).toHaveLength(2);
  });

  test('do not touch each other\'s group when one is destroyed', async () => {
    await app.destroy('Blue', GROUPS);
    expect([...app.groups().values()].map(({ arn }) => arn)).toEqual([deployments[1].outputs.GroupArn]);
  }, SCENARIO_TIMEOUT_MS);
});
