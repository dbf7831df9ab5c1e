import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { cardFieldLabel } from '../../../../shared/domain/card-fields.ts';
import { CardGrid } from '../../../components/card/card-grid.tsx';
import { Note } from '../../../components/marks.tsx';
import { useApi } from '../../../state/api.ts';
import { failureOf } from '../../../state/failure.ts';
import { useNotices } from '../../../state/notices.ts';
import { useRemembered } from '../../../state/remembered.ts';
import { useAct } from '../../../state/use-act.ts';
import { touchedByWrites } from '../customer-queries.ts';
import type { Contacts } from '../use-contacts.ts';
import { ActPanel } from './act-panel.tsx';
import { ProfileCells } from './profile-cells.tsx';
import { ProfileConflicts } from './profile-conflicts.tsx';
import {
  blankDraft,
  changedFields,
  conflictsOf,
  contactFields,
  type ProfileDraft,
  type ProfileField,
  profileFields,
  profileOf,
  settled,
  updateOf,
  withTyped,
} from './profile-draft.ts';
import { ProfileFollowed } from './profile-followed.tsx';
import { useFollowed } from './use-followed.ts';

interface ProfilePanelProps {
  readonly detail: CustomerDetail;
  readonly contacts: Contacts;
  readonly onClose: () => void;
}

/** 改资料: every field of the customer; what somebody else changed meanwhile is shown beside what was typed. */
export function ProfilePanel({ detail, contacts, onClose }: ProfilePanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const stored = profileOf(detail, contacts.revealed);
  const [draft, keep] = useRemembered<ProfileDraft>(['customer', detail.id, 'profile'], blankDraft);
  const save = useAct(
    async (sent: ReturnType<typeof updateOf>) => {
      try {
        await api.customer.update({ id: detail.id, ...sent });
        return sent;
      } catch (error) {
        // The new values are what the person has to see next; of a merged record the page leads on to where it went.
        const { code } = failureOf(error);
        if (code === 'STALE_EDIT' && contacts.revealed !== null) contacts.forget();
        if (code === 'STALE_EDIT' || code === 'CUSTOMER_MERGED')
          await Promise.all([
            queries.refetchQueries({ queryKey: ['customer', 'get', detail.id] }),
            queries.invalidateQueries({ queryKey: ['customer', 'writers', detail.id] }),
          ]);
        throw error;
      }
    },
    {
      refreshes: touchedByWrites,
      onDone: (sent) => {
        keep(blankDraft);
        onClose();
        contacts.forget();
        const names = Object.keys(sent.patch).map((field) => cardFieldLabel(field) ?? field);
        notices.show({ text: `已改「${names.join('」「')}」`, ...undoOf(sent) });
      },
    },
  );
  /** Writes back what was there; what is masked cannot be compared, so it stays. */
  const undoOf = (sent: ReturnType<typeof updateOf>): { readonly undo?: () => Promise<void> } => {
    const saved = queries.getQueryData<CustomerDetail>(['customer', 'get', detail.id]);
    const fields = profileFields.filter((field) => Object.hasOwn(sent.patch, field));
    if (saved === undefined || (saved.phoneMasked && fields.some((field) => contactFields.includes(field)))) return {};
    const now = profileOf(saved, null);
    const seen = Object.fromEntries(fields.map((field) => [field, now[field] || null]));
    return {
      undo: async () => {
        await api.customer.update({ id: detail.id, patch: sent.seen, seen });
        await Promise.all(touchedByWrites.map((queryKey) => queries.invalidateQueries({ queryKey })));
      },
    };
  };
  const conflicts = conflictsOf(draft, stored);
  const set = (field: ProfileField, value: string): void => {
    save.clear();
    keep((before) => withTyped(before, field, value, stored));
  };
  const isMasked = detail.phoneMasked && contacts.revealed === null;
  const followed = useFollowed(stored, draft, isMasked);
  // What is masked would be compared with its mask: it is not changed unseen.
  const lockedFields: readonly ProfileField[] = [
    ...(isMasked ? contactFields : []),
    ...(detail.access === 'masked' ? (['name'] as const) : []),
  ];
  const count = changedFields(draft).length;
  const run = (): void => {
    if (count > 0 && conflicts.length === 0) save.run(updateOf(draft));
  };
  return (
    <ActPanel
      title="改资料"
      about={count === 0 ? '还没改' : `改了 ${count} 项，还没保存`}
      done="保存资料"
      busy={save.busy}
      disabled={count === 0 || conflicts.length > 0}
      error={
        save.failure?.code === 'STALE_EDIT'
          ? null
          : save.errorBeside([...profileFields, ...profileFields.map((field) => `patch.${field}`)])
      }
      onDone={run}
      onClose={onClose}
    >
      {conflicts.length > 0 && (
        <ProfileConflicts
          conflicts={conflicts}
          draft={draft}
          stored={stored}
          customerId={detail.id}
          said={save.failure?.code === 'STALE_EDIT' ? save.failure.text : null}
          onSettle={(field, kept) => keep((before) => settled(before, field, kept, stored))}
        />
      )}
      {followed.fields.length > 0 && <ProfileFollowed customerId={detail.id} followed={followed} stored={stored} />}
      {isMasked && (
        <Note icon="lock">
          号码和微信遮住了。
          {contacts.canCopy ? (
            <button
              type="button"
              className="link"
              onClick={() => {
                contacts.reveal().catch((error: unknown) => notices.fail(failureOf(error).text));
              }}
            >
              看全号再改（会记下）
            </button>
          ) : (
            '要改请找经理。'
          )}
        </Note>
      )}
      <CardGrid label="客户资料">
        <div className="cs">
          <ProfileCells
            values={{ ...stored, ...draft.typed }}
            onChange={set}
            errorAt={(field) =>
              save.failure?.code === 'STALE_EDIT' ? null : (save.errorAt(field) ?? save.errorAt(`patch.${field}`))
            }
            locked={lockedFields}
          />
        </div>
      </CardGrid>
    </ActPanel>
  );
}
