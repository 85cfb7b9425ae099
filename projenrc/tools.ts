import { awscdk } from 'projen';

/** Versions that work together. The two peers are what users must bring; the rest is for development only. */
export const TOOLS = {
  // The first release whose IProfilingGroup carries `grants` and `profilingGroupRef`, and which all package registries have.
  cdkVersion: '2.250.0',
  constructsVersion: '10.5.1',
  minNodeVersion: '20.9.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  devDeps: [
    '@aws-sdk/client-cloudformation@3.523.0',
    '@aws-sdk/client-codeguruprofiler@3.523.0',
    '@cloud-copilot/iam-simulate@^0.1.173',
    '@hpcc-js/wasm-graphviz@^1',
    '@types/aws-lambda@^8',
    '@types/node@^22',
    'aws-cdk@2.1148.1',
    'cdk-nag@^2.38.2',
    'eslint@~9.39.0',
    'fast-check@^4',
    'jsii-rosetta@~6.0.0',
    'ts-node@^10', // for integ-runner
    'tsx@^4',
  ],
};

export function pinTools(project: awscdk.AwsCdkConstructLibrary) {
  // No registry address may enter the lock file or the workflows: whoever installs uses their own.
  project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
  project.github?.tryFindWorkflow('release')?.file?.addDeletionOverride('jobs.release_npm.steps.9.env.NPM_REGISTRY');

  // unrs-resolver 1.13.0 names platform packages that were never published, so npm cannot lock it.
  project.package.addPackageResolutions('unrs-resolver@1.12.2');

  // The companions of aws-cdk-lib 2.250.0 that the Go module proxy has, too.
  project.package.addPackageResolutions('@aws-cdk/cloud-assembly-schema@53.0.0', '@aws-cdk/asset-node-proxy-agent-v6@2.1.1');
}
