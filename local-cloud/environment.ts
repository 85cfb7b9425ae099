/** Everything listens here only. An address, not `localhost`: S3 clients then put the bucket into the path. */
export const HOST = '127.0.0.1';

/**
 * The caller's environment with these variables on top, and without any other setting for AWS or the CDK: whoever
 * runs in it reaches the local cloud, and by no mistake a real account.
 */
export function isolated(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS|CDK)_/.test(name));
  return {
    ...Object.fromEntries(inherited),
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    NO_PROXY: HOST,
    no_proxy: HOST,
    ...variables,
  };
}
