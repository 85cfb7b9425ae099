import { awscdk } from 'projen';

const QUIET_JSII = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

/** What a developer runs beyond projen's own tasks, and what all of it leaves behind. */
export function addTasks(project: awscdk.AwsCdkConstructLibrary) {
  addLocalCloud(project);
  addChecks(project);
  for (const [name, value] of Object.entries(QUIET_JSII)) { project.tasks.addEnvironment(name, value); }

  project.gitignore.exclude(
    'cdk.out', '.jsii.tabl.json', '/assets/', '/.local-cloud/',
    'test/cdk-integ.out.*', 'test/*.snapshot/asset.*', // integ-runner's
  );
  project.npmignore?.exclude(
    '/bench/', '/docs/', '/emulator/', '/examples/', '/local-cloud/', '/projenrc/', '/rosetta/', '/coverage/',
    '/.ci/', '/.local-cloud/', '.jsii.tabl.json', 'cdk.out', '/CONTRIBUTING.md', '/SECURITY.md',
  );
}

function addLocalCloud(project: awscdk.AwsCdkConstructLibrary) {
  project.addTask('emulator', {
    description: 'Start the CodeGuru Profiler emulator alone (--port N)',
    exec: 'tsx emulator/main.ts',
    receiveArgs: true,
  });
  project.addTask('local-cloud', {
    description: 'Start a local cloud: MiniStack and the CodeGuru Profiler emulator (--port N --emulator-port N)',
    exec: 'tsx local-cloud/main.ts',
    receiveArgs: true,
  });
  const demo = project.addTask('demo', { description: 'Deploy, switch off and destroy the example on a local cloud' });
  demo.spawn(project.preCompileTask);
  demo.spawn(project.compileTask);
  demo.exec('tsx local-cloud/demo.ts');
}

/** `npm test`: everything that can be checked without an account, on what a user would get. */
function addChecks(project: awscdk.AwsCdkConstructLibrary) {
  const types = project.addTask('types', { description: 'Check the types of everything, tests and tools included', exec: 'tsc --noEmit -p tsconfig.dev.json' });
  const examples = project.addTask('rosetta', {
    description: 'Compile the examples of README and docstrings, as they are and for the other languages',
    exec: 'jsii-rosetta extract --strict .jsii',
  });
  project.addTask('picture', { description: 'Draw the pictures of the documentation from their sources', exec: 'node docs/draw.mjs' });
  project.addTask('test:soak', {
    description: 'Play random schedules of changes and faults for a long time (--schedules 100000 --seed N)',
    exec: 'tsx test/reliability/soak.ts',
    receiveArgs: true,
  });
  const integ = project.tasks.tryFind('integ')!;
  integ.env('TS_NODE_TRANSPILE_ONLY', 'true'); // types have their own task

  project.testTask.reset();
  project.testTask.spawn(project.preCompileTask);
  project.testTask.spawn(project.eslint!.eslintTask);
  project.testTask.spawn(types);
  project.testTask.spawn(project.compileTask);
  project.testTask.spawn(examples);
  project.testTask.exec('node docs/draw.mjs --check');
  project.testTask.spawn(integ);
  project.testTask.exec('jest --ci --json --outputFile=test-reports/jest.json', { receiveArgs: true });
}
