import '../followup/followup.css';
import { type ReactElement, useState } from 'react';
import type { SaleDetail } from '../../../shared/contract/sale-rows.ts';
import { type FollowupOutcome, isEffective } from '../../../shared/domain/followup.ts';
import type { SaleAnswers } from '../../../shared/domain/sale-script.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { CardGrid } from '../../components/card/card-grid.tsx';
import { TextAreaCell } from '../../components/card/text-cells.tsx';
import { Note } from '../../components/marks.tsx';
import { SecretReveal } from '../../components/secret-reveal.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { OutcomeRow } from '../followup/outcome-row.tsx';
import { useUndoContact } from '../followup/use-undo-contact.ts';
import { touchedBySales } from './sale-queries.ts';
import { ScriptCells } from './script-cells.tsx';
import { ScriptWords } from './script-words.tsx';

/** 客服 makes up for a CSI call that had reached nobody (§五.1(3)). */
export function ServicePart({ sale }: { readonly sale: SaleDetail }): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const takeBack = useUndoContact();
  const [outcome, setOutcome] = useState<FollowupOutcome | null>(null);
  const [answers, setAnswers] = useState<SaleAnswers>({});
  const [feedback, setFeedback] = useState('');
  const record = useAct(
    (said: { readonly outcome: FollowupOutcome; readonly confirmedEmpty: boolean }) =>
      api.sale.serviceCall({
        ...{ id: sale.id, feedback, ...said },
        answers: isEffective(said.outcome) ? answers : {},
      }),
    {
      refreshes: touchedBySales,
      onDone: ({ contactId, reached }) =>
        notices.show({
          text: reached ? `${sale.name} 联系上了，从单子里拿掉` : `${sale.name} 还没联系上，留在单子里`,
          undo: async () => {
            await takeBack(contactId);
            notices.show({ text: `已撤销${sale.name}的这次回访` });
          },
        }),
    },
  );
  // warned once; the second press records it as it is (§四.3)
  const isWarned = record.failure?.code === 'FEEDBACK_EMPTY';
  const refusal = record.errorBeside(isWarned ? [] : ['feedback']);
  const finish = (): void => {
    if (outcome !== null) record.run({ outcome, confirmedEmpty: isWarned });
  };
  useKeys('补打满意度回访', [{ keys: 'Ctrl+Enter', label: '记下这次回访', disabled: outcome === null, run: finish }], {
    layer: 'panel',
  });
  return (
    <>
      <p>
        <SecretReveal
          masked={sale.phoneTail === null ? '没有号码' : `尾号 ${sale.phoneTail}`}
          {...(sale.phoneTail === null
            ? {}
            : { onReveal: async () => formatPhone((await api.sale.serviceSheet({ id: sale.id })).phone ?? '') })}
        />
      </p>
      <ScriptWords call="sale_csi" />
      <OutcomeRow value={outcome} onChange={setOutcome} error={null} />
      <CardGrid label="满意度回访" unread={record.unread} onEnd={finish}>
        <div className="cs">
          <ScriptCells call="sale_csi" answers={answers} onChange={setAnswers} />
          <TextAreaCell
            name="feedback"
            label="客户反馈"
            span={12}
            value={feedback}
            maxLength={1000}
            error={isWarned ? '还没写' : record.errorAt('feedback')}
            onChange={setFeedback}
          />
        </div>
      </CardGrid>
      {refusal !== null && (
        <Note tone="red" icon="warning" live>
          {refusal}
        </Note>
      )}
      <Button look="primary" keys="Ctrl+Enter" busy={record.busy} disabled={outcome === null} onClick={finish}>
        记下这次回访
      </Button>
    </>
  );
}
