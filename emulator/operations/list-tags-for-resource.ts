import { PROFILING_GROUP_ARN } from '../members';
import { operation } from '../operation';
import { structure } from '../shapes';

export const listTagsForResource = operation({
  name: 'ListTagsForResource',
  status: 200,
  input: structure({ resourceArn: PROFILING_GROUP_ARN }),

  run({ region }, { resourceArn }) {
    return { tags: Object.fromEntries(region.getByArn(resourceArn).tags) };
  },
});
