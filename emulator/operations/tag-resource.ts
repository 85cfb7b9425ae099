import { ServiceError } from '../errors';
import { MAX_TAGS, PROFILING_GROUP_ARN, TAGS } from '../members';
import { operation } from '../operation';
import { structure } from '../shapes';

export const tagResource = operation({
  name: 'TagResource',
  status: 204,
  input: structure({ resourceArn: PROFILING_GROUP_ARN, tags: TAGS }),

  run({ region }, { resourceArn, tags }) {
    const group = region.getByArn(resourceArn);
    const merged = new Map([...group.tags, ...Object.entries(tags)]);
    if (merged.size > MAX_TAGS) {
      throw new ServiceError('ValidationException', `The resource would have ${merged.size} tags; at most ${MAX_TAGS} are allowed.`);
    }
    group.tags = merged;
  },
});
