import { awscdk } from 'projen';

type RegistryOptions = Pick<
  awscdk.AwsCdkConstructLibraryOptions,
  'npmTrustedPublishing' | 'publishToPypi' | 'publishToMaven' | 'publishToNuget' | 'publishToGo'
>;

/** The library's coordinates in each package registry. */
export const REGISTRIES: RegistryOptions = {
  npmTrustedPublishing: true,
  publishToPypi: {
    distName: 'cdk-codeguru-profiler',
    module: 'cdk_codeguru_profiler',
    trustedPublishing: true,
  },
  publishToMaven: {
    mavenGroupId: 'io.github.cdk-codeguru-profiler',
    mavenArtifactId: 'cdk-codeguru-profiler',
    javaPackage: 'io.github.cdkcodeguruprofiler',
  },
  publishToNuget: {
    packageId: 'CdkCodeGuruProfiler',
    dotNetNamespace: 'CdkCodeGuruProfiler',
    trustedPublishing: true,
  },
  publishToGo: {
    moduleName: 'github.com/cdk-codeguru-profiler/cdk-codeguru-profiler-go',
    packageName: 'cdkcodeguruprofiler',
  },
};
