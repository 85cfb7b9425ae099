import { ACTION_GROUP, ON_PROFILING_GROUP, PRINCIPAL, REVISION_ID } from '../members';
import { operation } from '../operation';
import { assertCurrentRevision, describePolicy, newPolicy } from '../policy';
import { list, structure } from '../shapes';

/** The principals given replace those before. */
export const putPermission = operation({
  name: 'PutPermission',
  status: 200,
  input: structure(
    { ...ON_PROFILING_GROUP, actionGroup: ACTION_GROUP, principals: list(PRINCIPAL, { min: 1, max: 50 }) },
    { revisionId: REVISION_ID },
  ),

  run({ region }, { profilingGroupName, principals, revisionId }) {
    const group = region.get(profilingGroupName);
    assertCurrentRevision(group.policy, revisionId);
    group.policy = newPolicy(principals);
    return describePolicy(group.arn, group.policy);
  },
});
