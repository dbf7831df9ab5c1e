import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import type { AuditView } from '../../../shared/contract/audit-rows.ts';
import { yuan } from '../../../shared/domain/rulebook.ts';
import { useGo } from '../../app/go.tsx';
import { FinalDialog } from '../../components/final-dialog.tsx';
import { Facts } from '../../components/panel.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';

interface SignDialogProps {
  readonly view: AuditView;
  readonly onClose: () => void;
}

/** Says what signing does before it is done: it cannot be taken back. */
export function SignDialog({ view, onClose }: SignDialogProps): ReactElement {
  const api = useApi();
  const go = useGo();
  const notices = useNotices();
  const queries = useQueryClient();
  const { day } = view;
  const { data: sheet } = useQuery({
    queryKey: ['sheet', 'preview', day],
    queryFn: ({ signal }) => api.sheet.preview({ day }, { signal }),
  });
  const sign = useAct(() => api.audit.sign({ day }), {
    onDone: async (signed) => {
      onClose();
      const found = sheet ? `，检查发现 ${findingWords(sheet.findings.length, sheet.totals.amountFen)}` : '';
      notices.show({ text: `检查表 ${signed.number} 已签字锁定${found}` });
      await Promise.all(['audit', 'sheet', 'finding'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      go(`/sheets/${day}`);
    },
  });
  return (
    <FinalDialog
      title={`${fullDateWords(day)}的核对，签字并锁定`}
      name="签字"
      act="签字并锁定"
      leave="先不签"
      busy={sign.busy}
      refusal={sign.failure?.text ?? null}
      onAct={() => sign.run(undefined)}
      onClose={onClose}
    >
      <p>签字后这一天的核对不能再改，只能另起补记。检查表归档，检查发现记到本人名下。</p>
      <Facts
        facts={[
          { label: '应有', value: `${view.counts.cards} 张，录入 ${view.counts.entered} 张` },
          { label: '有问题', value: `不一致 ${view.counts.mismatched} 张，未录入 ${view.counts.missing} 张` },
          {
            label: '检查发现',
            value: sheet ? findingWords(sheet.findings.length, sheet.totals.amountFen) : '正在算…',
          },
        ]}
      />
    </FinalDialog>
  );
}

function findingWords(count: number, amountFen: number): string {
  if (count === 0) return '没有';
  return amountFen === 0 ? `${count} 次，不罚款` : `${count} 次，拟罚 ${yuan(amountFen)} 元`;
}
