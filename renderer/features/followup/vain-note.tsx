import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { ContactSheet, SheetOpportunity } from '../../../shared/contract/contact-sheet.ts';
import { followupPurpose } from '../../../shared/domain/consent.ts';
import type { Ending } from '../../../shared/domain/ending.ts';
import { type ContactRemedy, contactRemedies, type FollowupOutcome } from '../../../shared/domain/followup.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';

interface VainNoteProps {
  readonly sheet: ContactSheet;
  readonly vain: SheetOpportunity['unanswered'];
  readonly outcome: FollowupOutcome | null;
  readonly onEnding: (ending: Exclude<Ending, 'lost'>) => void;
}

/** What can be done about a customer whom nobody reaches; nothing where another call is all there is to do. */
export function VainNote({ sheet, vain, outcome, onEnding }: VainNoteProps): ReactElement | null {
  const [isCorrecting, setCorrecting] = useState(false);
  const [isCorrected, setCorrected] = useState(false);
  if (vain.shownToManager) {
    return (
      <Note tone="amber" icon="warning" live>
        三天都没联系上这位订车客户，经理会看到。
      </Note>
    );
  }
  if (isCorrected) return <Note icon="phone">号码改好了。现在就用新号码打，打完再选这次结果。</Note>;
  if (vain.proposals.length === 0) return null;
  const act = (remedy: ContactRemedy): void => {
    if (remedy === 'correct_number') setCorrecting(true);
    else onEnding(remedy);
  };
  return (
    <Note tone="amber" icon="warning" live>
      <p>{vainWords(vain, outcome)}</p>
      {isCorrecting ? (
        <NewNumber sheet={sheet} onDone={() => setCorrected(true)} onClose={() => setCorrecting(false)} />
      ) : (
        <div className="row" style={{ marginTop: 4, gap: 6 }}>
          {vain.proposals.map((remedy) => (
            <Button key={remedy} small onClick={() => act(remedy)}>
              {contactRemedies[remedy]}
            </Button>
          ))}
          {outcome === 'refused' && !sheet.customer.refusesFollowup && <RefuseFollowup sheet={sheet} />}
        </div>
      )}
    </Note>
  );
}

function vainWords({ proposals }: SheetOpportunity['unanswered'], outcome: FollowupOutcome | null): string {
  if (outcome === 'refused') return '客户不愿意再联系：申请休眠或无效，由经理决定；打错了人，就改成新号码。';
  return proposals.includes('correct_number')
    ? '这个号码打不通了：改成新号码，或申请结束。'
    : '三天都没联系上：可以申请结束，也可以下一个营业日再打。';
}

/** He said that he does not want to be called: written down as his consent is, so that everybody sees it. */
function RefuseFollowup({ sheet }: { readonly sheet: ContactSheet }): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const record = useAct(
    () =>
      api.consent.record({
        id: sheet.customer.id,
        purpose: followupPurpose,
        given: false,
        way: 'phone',
        note: '电话里说不要再打',
      }),
    {
      refreshes: [['plan'], ['followup'], ['customer'], ['consent']],
      onDone: () => notices.show({ text: '已记下客户不同意回访；他改了主意，在客户页「同意」里改回' }),
    },
  );
  return (
    <>
      <Button small busy={record.busy} onClick={() => record.run(undefined)}>
        记下不同意回访
      </Button>
      {record.failure !== null && <span className="xs red">{record.failure.text}</span>}
    </>
  );
}

interface NewNumberProps {
  readonly sheet: ContactSheet;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function NewNumber({ sheet, onDone, onClose }: NewNumberProps): ReactElement {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const [phone, setPhone] = useState('');
  const { customer } = sheet;
  const save = useMutation({
    mutationFn: () => api.customer.update({ id: customer.id, patch: { phone } }),
    onSuccess: async () => {
      notices.show({ text: '号码已改，以后打新号码' });
      onDone();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['plan'] }),
        queries.invalidateQueries({ queryKey: ['followup'] }),
        queries.invalidateQueries({ queryKey: ['customer'] }),
      ]);
    },
  });
  return (
    <form
      style={{ marginTop: 4 }}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className="row" style={{ gap: 6 }}>
        <input
          className="in"
          // biome-ignore lint/a11y/noAutofocus: it was asked for by the button that it takes the place of
          autoFocus
          aria-label="新号码"
          aria-invalid={save.isError || undefined}
          placeholder="11 位新号码"
          inputMode="tel"
          autoComplete="off"
          maxLength={20}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <Button small type="submit" busy={save.isPending} disabled={phone.trim() === ''}>
          改号码
        </Button>
        <Button small look="ghost" onClick={onClose}>
          不改了
        </Button>
      </div>
      {save.isError && (
        <p className="xs red" role="alert">
          {failureOf(save.error).text}
        </p>
      )}
    </form>
  );
}
