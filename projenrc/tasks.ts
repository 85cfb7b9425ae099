import { awscdk } from 'projen';

/** What a developer runs beyond projen's own tasks, and what each leaves out of the repository and of the package. */
export function addTasks(project: awscdk.AwsCdkConstructLibrary) {
  project.addTask('emulator', {
    description: 'Start the CodeGuru Profiler emulator alone (--port N)',
    exec: 'tsx emulator/main.ts',
    receiveArgs: true,
  });
  project.addTask('local-cloud', {
    description: 'Start a local cloud: MiniStack and the CodeGuru Profiler emulator',
    exec: 'tsx local-cloud/main.ts',
    receiveArgs: true,
  });

  project.gitignore.exclude('.DS_Store', 'cdk.out', '.jsii.tabl.json', '/assets/', '/.local-cloud/', 'test/cdk-integ.out.*');
  project.npmignore?.exclude(
    '/bench/', '/docs/', '/emulator/', '/examples/', '/local-cloud/', '/projenrc/', '/rosetta/', '/coverage/',
    '/.ci/', '/.local-cloud/', '.jsii.tabl.json', 'cdk.out', '/CONTRIBUTING.md', '/SECURITY.md',
  );
}
