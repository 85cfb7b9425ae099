import { awscdk, javascript } from 'projen';

/** The type of `bundlingOptions` names fewer options than projen accepts. */
const bundlingOptions: Omit<javascript.AddBundleOptions, 'target' | 'platform'> = {
  // The handler carries its own SDK client: the one in the Lambda runtime changes without notice.
  externals: [],
  format: 'cjs',
  minify: true,
  mainFields: ['module', 'main'],
};

/** How `src/handler/profiling-group.lambda.ts` becomes `assets/handler/profiling-group.lambda/index.js`. */
export const HANDLER_BUNDLE: awscdk.LambdaFunctionCommonOptions = {
  runtime: awscdk.LambdaRuntime.NODEJS_24_X,
  awsSdkConnectionReuse: false,
  bundlingOptions,
};

/** Users get the bundle; of the handler's compiled modules they get only what the construct itself imports. */
export function keepHandlerSourcesPrivate(project: awscdk.AwsCdkConstructLibrary) {
  project.npmignore?.exclude('/lib/handler/*', '*.tsbuildinfo');
  project.npmignore?.include('/lib/handler/resource-schema.js', '/lib/handler/resource-schema.d.ts');
}
