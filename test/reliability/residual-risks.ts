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
    'An Update is cancelled, and CloudFormation turns to the resource again within two seconds of having sent it: the record cannot tell its event '
    + 'from the next one. If Lambda delivers it late, the group is as the cancelled Update wants it, or the new group of a replacement stays.',
  deletedWhileCreated:
    'Somebody deletes a group by hand while its creation is under way, and Lambda delivers the event twice: '
    + 'the second run makes a group that is not the one which the first has answered for.',
  replacedWithinASecond:
    'Somebody deletes a group and makes another one of its name, without owner tags, in the very second in which the first was made: '
    + 'the physical resource ID fits both, and a Delete takes theirs for ours.',
  replacedBetweenLookAndChange:
    'Somebody puts a group of their own in the place of ours between an Update\'s look and its change, a fraction of a second or as long as the '
    + 'service makes it try again: the service has no conditional change, so theirs gets our tags or our switch. It is not deleted.',
  rollbackFailed:
    'A rollback to a group that was replaced fails (UPDATE_ROLLBACK_FAILED), and the stack is deleted: CloudFormation sends no Delete for the old group.',
  adoptedGroupKeepsTags:
    'A clean-up Delete fails, and a later Update goes back to the name of the group that stayed: tags that it had and the template has no more stay.',
  retriedBesideItsDelete:
    'A Create that was cancelled without rollback (--no-rollback) is retried, and CloudFormation sends the Delete of the first, under an invented ID, '
    + 'beside or after the new Create: the two cannot be told apart by the name, and the new group may be deleted.',
  // Defects of the handler, to be taken away from here as they are mended:
  leftoverIsLiveAgain:
    'DEFECT, or a thing that CloudFormation does not do: updates without rollback go from a name to another and back, the old group is taken over '
    + 'again under its old ID, and the clean-up deletes that ID. A Delete of an acknowledged ID does not ask whether it is on record.',
  createNeverConfirmed:
    'DEFECT: a cancelled Create makes its group after CloudFormation\'s Delete has looked for it, and never gets a reply: it does not look at '
    + 'the record, for it does so only after a reply.',
} as const;

export type ResidualRisk = keyof typeof RESIDUAL_RISKS;
