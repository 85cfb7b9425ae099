import { PROFILING_GROUP_ARN, TAG_KEYS } from '../members';
import { operation } from '../operation';
import { structure } from '../shapes';

/** Keys that the resource does not have are no error. */
export const untagResource = operation({
  name: 'UntagResource',
  status: 204,
  input: structure({ resourceArn: PROFILING_GROUP_ARN, tagKeys: TAG_KEYS }),
  query: ['tagKeys'],

  run({ region }, { resourceArn, tagKeys }) {
    const { tags } = region.getByArn(resourceArn);
    tagKeys.forEach(key => tags.delete(key));
  },
});
