import { type ReactElement, useState } from 'react';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';

interface ExplainFormProps {
  readonly row: TrafficRow;
  readonly onClose: () => void;
}

/** Why a visitor has no card: listed at the next day's audit, no finding. */
export function ExplainForm({ row, onClose }: ExplainFormProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [words, setWords] = useState(row.explanation);
  const explain = useAct(() => api.traffic.explain({ id: row.id, explanation: words }), {
    refreshes: [['traffic']],
    onDone: () => {
      notices.show({ text: '说明已记下，核对时看得到' });
      onClose();
    },
  });
  const save = (): void => {
    if (words.trim() !== '') explain.run(undefined);
  };
  useKeys('说明没建卡', [{ keys: 'Ctrl+Enter', label: '记下说明', inText: true, run: save }], { layer: 'panel' });
  return (
    <form
      aria-label="说明没建卡"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label>
        <span className="lab">为什么没有建卡</span>
        <textarea
          className="ta"
          rows={3}
          maxLength={200}
          // biome-ignore lint/a11y/noAutofocus: a form that was just opened by a key or a button
          autoFocus
          placeholder="如：保养客户、问路、和孙丽的客户一起来"
          aria-invalid={explain.errorAt('explanation') === null ? undefined : true}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      {explain.failure !== null && (
        <Note tone="red" icon="warning" live>
          {explain.failure.text}
        </Note>
      )}
      <div className="row form-end">
        <Button look="primary" keys="Ctrl+Enter" disabled={words.trim() === ''} busy={explain.busy} onClick={save}>
          记下说明
        </Button>
        <Button keys="Escape" onClick={onClose}>
          收起
        </Button>
      </div>
    </form>
  );
}
