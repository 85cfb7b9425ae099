import { App, Aspects } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { EXAMPLE_STACKS } from './example-stacks';

describe.each(Object.entries(EXAMPLE_STACKS))('cdk-nag (AwsSolutions) on %s', (_, build) => {
  const app = new App();
  const stack = build(app);
  Aspects.of(stack).add(new AwsSolutionsChecks({ verbose: true }));

  test('finds no error', () => {
    expect(Annotations.fromStack(stack).findError('*', Match.anyValue())).toEqual([]);
  });

  test('warns of nothing', () => {
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });

  test('finds what is wrong with a resource beside ours, so it does look', () => {
    const control = new App();
    const flawed = build(control);
    new Bucket(flawed, 'Bucket');
    Aspects.of(flawed).add(new AwsSolutionsChecks());
    expect(Annotations.fromStack(flawed).findError('*', Match.stringLikeRegexp('AwsSolutions-S1:'))).toHaveLength(1);
  });
});
