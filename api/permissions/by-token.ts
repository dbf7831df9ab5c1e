import type { ProcedureName } from '../../shared/contract/index.ts';
import type { TokenScope } from '../../shared/contract/token.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';

/** What of a token decides what a program may do with it. */
export interface TokenRights {
  readonly scope: TokenScope;
  /** Made by the person it belongs to, signed in; else an administrator made it for him. */
  readonly isOwn: boolean;
}

/**
 * What nobody does through a program, whatever his token may: deciding, revealing, and everything about people, tokens,
 * passwords and sessions. Otherwise whoever makes tokens could decide as somebody else, or make himself more of them.
 */
const byPersonAlone: ReadonlySet<string> = new Set<ProcedureName>([
  'ending.decide',
  'handover.begin',
  'leave.enter',
  'leave.end',
  'leave.cancel',
  'merge.merge',
  'merge.prepareUndo',
  'merge.undo',
  'customer.revealPhone',
  'contact.reveal',
  'privacy.erasurePreview',
  'privacy.erase',
  'privacy.report',
  'privacy.reportFile',
  'recordingFolder.set',
  'recordingFolder.content',
  'export.begin',
  'export.advance',
  'export.file',
  'staff.create',
  'staff.update',
  'staff.deactivate',
  'staff.reactivate',
  'staff.resetPassword',
  'calendar.subscription',
  'calendar.subscribe',
  'calendar.unsubscribe',
  'token.list',
  'token.create',
  'token.revoke',
  'session.lock',
  'session.changePassword',
  'session.list',
  'session.end',
  'session.loginLog',
  'store.renewRecoveryKey',
  'store.confirmRecoveryKey',
]);

/** A signature is a person's own: his program gives it only with a token that he made himself. */
const byOwnToken: ReadonlySet<string> = new Set<ProcedureName>(['audit.sign']);

/** All that the address of a calendar opens, though it stands in the settings of telephones. */
const byCalendarKey: ReadonlySet<string> = new Set<ProcedureName>(['calendar.file']);

/** Refuses what a token does not carry; his role and ownership decide about the rest as for the person himself. */
export function refuseByToken(
  procedure: { readonly name: string; readonly summary: string; readonly isRead: boolean },
  { scope, isOwn }: TokenRights,
): Refusal | null {
  const act = procedure.summary;
  if (scope === 'calendar') return byCalendarKey.has(procedure.name) ? null : refuse('TOKEN_CALENDAR_ONLY', { act });
  if (byPersonAlone.has(procedure.name)) return refuse('TOKEN_PERSONAL', { act });
  if (byOwnToken.has(procedure.name) && !isOwn) return refuse('TOKEN_NOT_OWN', { act });
  return scope === 'read' && !procedure.isRead ? refuse('TOKEN_READ_ONLY', { act }) : null;
}
