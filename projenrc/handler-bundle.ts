import { awscdk, javascript } from 'projen';

/** The type of `bundlingOptions` names fewer options than projen accepts. */
const bundlingOptions: Omit<javascript.AddBundleOptions, 'target' | 'platform'> = {
  // The handler carries its own SDK client: the one in the Lambda runtime changes without notice.
  externals: [],
  format: 'cjs',
  minify: true,
  mainFields: ['module', 'main'],
};

/**
 * Bundles `src/handler/profiling-group.lambda.ts` as `assets/handler/profiling-group.lambda/index.js`, and makes the
 * function construct for it.
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
  project.eslint?.allowDevDeps('src/handler/**');

  // Users get the bundle; of the handler's compiled modules they get only what the construct itself imports.
  project.npmignore?.exclude('/lib/handler/*', '*.tsbuildinfo');
  project.npmignore?.include('/lib/handler/resource-schema.js', '/lib/handler/resource-schema.d.ts');
}
