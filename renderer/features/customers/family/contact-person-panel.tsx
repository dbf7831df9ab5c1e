import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { ContactRow } from '../../../../shared/contract/contact.ts';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { Button } from '../../../components/button.tsx';
import { CardGrid } from '../../../components/card/card-grid.tsx';
import { Note } from '../../../components/marks.tsx';
import { useApi } from '../../../state/api.ts';
import { failureOf } from '../../../state/failure.ts';
import { useNotices } from '../../../state/notices.ts';
import { useRemembered } from '../../../state/remembered.ts';
import { useAct } from '../../../state/use-act.ts';
import { ActPanel } from '../acts/act-panel.tsx';
import { touchedByWrites } from '../customer-queries.ts';
import { ContactCells } from './contact-cells.tsx';
import { blankContact, type ContactDraft, changesOf, draftOfContact, type ShownNumbers } from './contact-draft.ts';
import { useContactRows } from './family-queries.ts';

interface ContactPersonPanelProps {
  readonly detail: CustomerDetail;
  /** The contact that is changed; null for a new one. */
  readonly contactId: string | null;
  readonly onClose: () => void;
}

/** 联系人: a new one, or one that is known. */
export function ContactPersonPanel({ detail, contactId, onClose }: ContactPersonPanelProps): ReactElement | null {
  const { data } = useContactRows(detail.id);
  if (contactId === null) return <NewContact detail={detail} onClose={onClose} />;
  const contact = data?.find(({ id }) => id === contactId);
  return contact ? <KnownContact key={contactId} detail={detail} contact={contact} onClose={onClose} /> : null;
}

const fields = ['name', 'position', 'phone', 'wechat', 'personId', 'note'];

function NewContact({ detail, onClose }: Omit<ContactPersonPanelProps, 'contactId'>): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const [draft, keep] = useRemembered<ContactDraft>(['customer', detail.id, 'contact'], blankContact);
  const add = useAct(
    ({ person, phone, wechat, ...rest }: ContactDraft) =>
      api.contact.add({
        customerId: detail.id,
        ...rest,
        phone: phone.trim() || null,
        wechat: wechat.trim() || null,
        personId: person?.id ?? null,
      }),
    {
      refreshes: touchedByWrites,
      onDone: ({ id }) => {
        keep(blankContact);
        onClose();
        const undo = async (): Promise<void> => {
          await api.contact.remove({ id });
          await queries.invalidateQueries({ queryKey: ['customer'] });
        };
        notices.show({ text: `已加联系人${draft.name.trim()}`, undo });
      },
    },
  );
  const isReady = draft.name.trim() !== '';
  const run = (): void => {
    if (isReady) add.run(draft);
  };
  return (
    <ActPanel
      title="加联系人"
      about={`${detail.name}的联系人；他的号码从此也找得到这位客户`}
      done="加联系人"
      busy={add.busy}
      disabled={!isReady}
      error={add.errorBeside(fields)}
      onDone={run}
      onClose={onClose}
    >
      <CardGrid label="联系人" onEnd={run}>
        <div className="cs">
          <ContactCells
            customerId={detail.id}
            draft={draft}
            lockedNumbers={false}
            errorAt={add.errorAt}
            onChange={(next) => {
              add.clear();
              keep(next);
            }}
          />
        </div>
      </CardGrid>
    </ActPanel>
  );
}

interface KnownContactProps {
  readonly detail: CustomerDetail;
  readonly contact: ContactRow;
  readonly onClose: () => void;
}

function KnownContact({ detail, contact, onClose }: KnownContactProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const [shown, setShown] = useState<ShownNumbers | null>(null);
  const stored = draftOfContact(contact, shown);
  const [typed, keep] = useRemembered<Partial<ContactDraft>>(['customer', 'contact', contact.id], {});
  const draft = { ...stored, ...typed };
  const changes = changesOf(stored, draft);
  const done = (text: string): void => {
    keep({});
    onClose();
    notices.show({ text });
  };
  const save = useAct(
    (sent: NonNullable<typeof changes>) => api.contact.update({ id: contact.id, ...sent.patch, seen: sent.seen }),
    { refreshes: touchedByWrites, onDone: () => done(`已改联系人${draft.name.trim()}`) },
  );
  const remove = useAct(() => api.contact.remove({ id: contact.id }), {
    refreshes: touchedByWrites,
    onDone: () => done(`已删联系人${contact.name}，经过还在日志里`),
  });
  const reveal = (): void => {
    api.contact
      .reveal({ id: contact.id })
      .then(async (numbers) => {
        setShown(numbers);
        await queries.invalidateQueries({ queryKey: ['customer', 'timeline', detail.id] });
      })
      .catch((error: unknown) => notices.fail(failureOf(error).text));
  };
  const isMasked = contact.phoneMasked && shown === null;
  const run = (): void => {
    if (changes !== null && draft.name.trim() !== '') save.run(changes);
  };
  return (
    <ActPanel
      title="改联系人"
      about={contact.name}
      done="保存联系人"
      busy={save.busy}
      disabled={changes === null || draft.name.trim() === ''}
      error={save.errorBeside(fields) ?? remove.failure?.text ?? null}
      onDone={run}
      onClose={onClose}
    >
      {isMasked && (
        <Note icon="lock">
          号码和微信遮住了。
          <button type="button" className="link" onClick={reveal}>
            看全号再改（会记下）
          </button>
        </Note>
      )}
      <CardGrid label="联系人" onEnd={run}>
        <div className="cs">
          <ContactCells
            customerId={detail.id}
            draft={draft}
            lockedNumbers={isMasked}
            errorAt={save.errorAt}
            onChange={(next) => {
              save.clear();
              keep(next);
            }}
          />
        </div>
      </CardGrid>
      <div>
        <Button busy={remove.busy} onClick={() => remove.run(undefined)}>
          删联系人{contact.name}
        </Button>
      </div>
    </ActPanel>
  );
}
