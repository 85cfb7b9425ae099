import { awscdk, javascript } from 'projen';

/** The type of `bundlingOptions` names fewer options than projen accepts. */
const bundlingOptions: Omit<javascript.AddBundleOptions, 'target' | 'platform'> = {
  // The handler carries its own SDK client: the one in the Lambda runtime changes without notice.
  externals: ['./handle-event'],
  format: 'cjs',
  minify: true,
  mainFields: ['module', 'main'],
};

/**
 * Bundles the handler as two files in `assets/handler/profiling-group.lambda/`: `index.js`, which can answer
 * CloudFormation by itself, and `handle-event.js`, the rest with the SDK clients, which it loads. Makes the function
 * construct for them.
 */
export function addHandlerBundle(project: awscdk.AwsCdkConstructLibrary) {
  new awscdk.LambdaFunction(project, {
    entrypoint: 'src/handler/profiling-group.lambda.ts',
    constructFile: 'src/profiling-group-function.ts',
    cdkDeps: project.cdkDeps,
    runtime: awscdk.LambdaRuntime.NODEJS_24_X,
    awsSdkConnectionReuse: false,
    bundlingOptions,
  });
  project.bundler.addBundle('src/handler/handle-event.ts', {
    ...bundlingOptions,
    target: awscdk.LambdaRuntime.NODEJS_24_X.esbuildTarget,
    platform: 'node',
    tsconfigPath: 'tsconfig.dev.json',
    outfile: '../profiling-group.lambda/handle-event.js',
  });
  project.eslint?.allowDevDeps('src/handler/**');

  // Users get the bundle; of the handler's compiled modules they get only what the construct itself imports.
  project.npmignore?.exclude('/lib/handler/*', '*.tsbuildinfo');
  project.npmignore?.include('/lib/handler/resource-schema.js', '/lib/handler/resource-schema.d.ts');
}
