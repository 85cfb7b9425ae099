import { ACTION_GROUP, ON_PROFILING_GROUP, REVISION_ID } from '../members';
import { operation } from '../operation';
import { assertCurrentRevision, describePolicy } from '../policy';
import { structure } from '../shapes';

/** There is only one action group, so nothing of the policy remains. */
export const removePermission = operation({
  name: 'RemovePermission',
  status: 200,
  input: structure({ ...ON_PROFILING_GROUP, actionGroup: ACTION_GROUP, revisionId: REVISION_ID }),
  query: ['revisionId'],

  run({ region }, { profilingGroupName, revisionId }) {
    const group = region.get(profilingGroupName);
    assertCurrentRevision(group.policy, revisionId);
    group.policy = undefined;
    return describePolicy(group.arn, group.policy);
  },
});
