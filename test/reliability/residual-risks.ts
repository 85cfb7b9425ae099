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
  failedReplacementNotRolledBack:
    'An Update that replaces fails without undoing itself (killed three times, or the service refuses), no rollback follows '
    + '(--no-rollback, or the rollback fails, too), and the stack is deleted: no event names the new group, and it stays.',
  overtakenUpdate:
    'An Update is cancelled while its event is under way, and runs at the same time as its own rollback, or within five seconds of having been sent: '
    + 'whichever ends last has its way.',
  deletedWhileCreated:
    'Somebody deletes a group by hand while its creation is under way, and Lambda delivers the event twice: '
    + 'the second run makes a group that is not the one which the first has answered for.',
} as const;

export type ResidualRisk = keyof typeof RESIDUAL_RISKS;
