import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EXAMPLE_STACKS } from './example-stacks';
import { pythonWith } from '../local-cloud/python-environment';

const NOTHING = '[]\n';

let python: string;
let directory: string;

beforeAll(async () => {
  python = await pythonWith(join(__dirname, 'cfn-lint', 'requirements.txt'));
  directory = mkdtempSync(join(tmpdir(), 'cfn-lint-'));
}, 300_000);

afterAll(() => rmSync(directory, { recursive: true }));

/** The errors and warnings that cfn-lint has about a template, in each region of the service. */
function findings(template: object): Promise<string> {
  const file = join(directory, 'template.json');
  writeFileSync(file, JSON.stringify(template));
  return new Promise((resolve, reject) => {
    execFile(python, ['-c', 'from cfnlint.runner import main; main()', '--format', 'json', '--regions', 'us-east-1', 'eu-west-1', '--', file], (error, stdout, stderr) => {
      if (stderr || error?.code === 1) { reject(new Error(stderr || stdout)); } else { resolve(stdout); }
    });
  });
}

test.each(Object.entries(EXAMPLE_STACKS))('cfn-lint finds nothing in the template of %s', async (_, build) => {
  expect(await findings(Template.fromStack(build(new App())).toJSON())).toBe(NOTHING);
}, 60_000);

test('cfn-lint does find what is wrong with a template', async () => {
  expect(await findings({ Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { NoSuch: 1 } } } })).toContain('NoSuch');
}, 60_000);
