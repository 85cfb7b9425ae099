import { awscdk, javascript, typescript } from 'projen';
import { addHandlerBundle } from './projenrc/handler-bundle';
import { REGISTRIES } from './projenrc/registries';
import { addTasks } from './projenrc/tasks';
import { TOOLS, pinTools } from './projenrc/tools';

const project = new awscdk.AwsCdkConstructLibrary({
  // What it is
  name: 'cdk-codeguru-profiler',
  description: 'Amazon CodeGuru Profiler groups with agentOrchestrationConfig for the AWS CDK: switch profiling on and off from your stack',
  keywords: ['cdk', 'awscdk', 'aws', 'codeguru', 'profiler', 'profiling', 'custom-resource'],
  author: 'The cdk-codeguru-profiler maintainers',
  authorAddress: 'https://github.com/cdk-codeguru-profiler',
  repositoryUrl: 'https://github.com/cdk-codeguru-profiler/cdk-codeguru-profiler.git',
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk-codeguru-profiler maintainers',
  stability: 'experimental',

  // What it is made with
  ...TOOLS,
  projenrcTs: true,
  projenrcTsOptions: { runner: typescript.TypeScriptRunner.tsx() },
  packageManager: javascript.NodePackageManager.NPM,

  lambdaAutoDiscover: false,

  // How it is checked
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    // Examples and end-to-end apps name the library as its users do.
    compilerOptions: { paths: { 'cdk-codeguru-profiler': ['./src/index.ts'] } },
    include: ['.projenrc.ts', 'projenrc/**/*.ts', 'emulator/**/*.ts', 'local-cloud/**/*.ts', 'examples/typescript/**/*.ts'],
    exclude: ['node_modules', 'lib', 'dist', 'cdk.out', 'test/**/cdk-integ.out.*'],
  },
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'projenrc', 'emulator', 'local-cloud', 'examples/typescript'],
    projectService: false,
    tsconfigPath: './tsconfig.dev.json',
  },
  jestOptions: {
    jestConfig: {
      testTimeout: 60_000, // a busy machine is no fault
      coverageThreshold: { branches: 95 },
      roots: ['<rootDir>/src', '<rootDir>/test'],
      collectCoverageFrom: ['src/**/*.ts', '!src/**/*-function.ts'],
    },
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
  },
  experimentalIntegRunner: true,

  // How it is released
  defaultReleaseBranch: 'main',
  workflowNodeVersion: '24',
  ...REGISTRIES,
});

pinTools(project);
addHandlerBundle(project);
addTasks(project);

project.synth();
