import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EXAMPLE_STACKS } from './example-stacks';

/** Whole templates, for the reviewer's eye: whatever a change does to them shows in the diff of the snapshot. */
test.each(Object.entries(EXAMPLE_STACKS))('%s', (_, build) => {
  const { Resources, Outputs } = Template.fromStack(build(new App())).toJSON();
  expect(withoutAssetHash({ Resources, Outputs })).toMatchSnapshot();
});

function withoutAssetHash(template: object): object {
  return JSON.parse(JSON.stringify(template).replace(/"[0-9a-f]{64}\.zip"/g, '"<asset hash>.zip"'));
}
