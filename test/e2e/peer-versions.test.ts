import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packLibrary } from '../../local-cloud/packed-library';

const run = promisify(execFile);

const OLDEST_AND_NEWEST = ['2.250.0', '2.276.0'];

const APP = `
const { App, Stack } = require('aws-cdk-lib');
const { ProfilingGroup } = require('cdk-codeguru-profiler');
const app = new App();
new ProfilingGroup(new Stack(app, 'Fresh'), 'Group');
app.synth();
`;

let directory: string;
let tarball: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'peer-versions-'));
  tarball = await packLibrary(directory);
}, 60_000);

afterAll(async () => {
  if (!process.env.E2E_KEEP) await rm(directory, { recursive: true, force: true });
});

test.concurrent.each(OLDEST_AND_NEWEST)('a new application with aws-cdk-lib %s installs the package and synthesizes', async (version) => {
  const app = join(directory, version);
  await mkdir(app);
  await writeFile(join(app, 'package.json'), '{ "private": true }');
  await run('npm', ['install', '--no-audit', '--no-fund', `aws-cdk-lib@${version}`, tarball], { cwd: app });

  await writeFile(join(app, 'app.js'), APP);
  await run(process.execPath, ['app.js'], { cwd: app, env: { ...process.env, CDK_OUTDIR: 'cdk.out' } });
  expect(await readdir(join(app, 'cdk.out'))).toContain('Fresh.template.json');
}, 240_000);
