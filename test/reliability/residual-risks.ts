/**
 * What the handler cannot keep from happening, or does not: each by name, and why. The invariants leave out exactly
 * these, and `docs/reliability.md` lists them.
 */
export const RESIDUAL_RISKS = {
  forgottenCleanUp:
    'CloudFormation forgets a clean-up Delete that failed: the replaced group stays. It is answered FAILED only after minutes of trying.',
  ownerTagsRemoved:
    'Somebody removes the owner tags of a group that no answer has named yet: nothing proves any more whose it is, and it stays.',
  recordUnreadable:
    'CloudFormation cannot be asked for twenty seconds after a group was created, and has stopped waiting for it just then: the group stays.',
} as const;

export type ResidualRisk = keyof typeof RESIDUAL_RISKS;
