import { Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import type { AuditView } from '../../../shared/contract/audit-rows.ts';
import { yuan } from '../../../shared/domain/rulebook.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
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
  useKeys(
    '签字',
    [
      { keys: 'Ctrl+Enter', label: '签字并锁定', run: () => sign.run(undefined) },
      { keys: 'Escape', label: '先不签', run: onClose },
    ],
    { layer: 'overlay', modal: true },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered
      size={480}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      title={<b className="md">{fullDateWords(day)}的核对，签字并锁定</b>}
    >
      <div className="col" style={{ gap: 12 }}>
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
        {sign.failure && (
          <Note tone="red" icon="warning" live>
            {sign.failure.text}
          </Note>
        )}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button keys="Escape" onClick={onClose}>
            先不签
          </Button>
          <Button look="primary" icon="lock" keys="Ctrl+Enter" busy={sign.busy} onClick={() => sign.run(undefined)}>
            签字并锁定
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function findingWords(count: number, amountFen: number): string {
  if (count === 0) return '没有';
  return amountFen === 0 ? `${count} 次，不罚款` : `${count} 次，拟罚 ${yuan(amountFen)} 元`;
}
