import { CLIENT_TOKEN, ON_PROFILING_GROUP } from '../members';
import { operation } from '../operation';
import { blob, string, structure } from '../shapes';

/** Remembers that a profile came, not what is in it. The same token again is the same profile. */
export const postAgentProfile = operation({
  name: 'PostAgentProfile',
  status: 204,
  input: structure({ ...ON_PROFILING_GROUP, agentProfile: blob, contentType: string() }, { profileToken: CLIENT_TOKEN }),
  query: ['profileToken'],
  headers: { contentType: 'content-type' },
  payload: 'agentProfile',

  run({ region, now }, { profilingGroupName, agentProfile, contentType, profileToken }) {
    const { agentProfiles } = region.get(profilingGroupName);
    if (profileToken !== undefined && agentProfiles.some(profile => profile.profileToken === profileToken)) return;
    agentProfiles.push({ profileToken, contentType, bytes: agentProfile.length, reportedAt: now });
  },
});
