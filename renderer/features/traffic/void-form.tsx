import { type ReactElement, useState } from 'react';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { useUndo } from './use-undo.ts';

interface VoidFormProps {
  readonly row: TrafficRow;
  readonly onClose: () => void;
}

/** Strikes out an entry made by mistake; it stays in the list and counts nowhere. */
export function VoidForm({ row, onClose }: VoidFormProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const undo = useUndo();
  const [reason, setReason] = useState('');
  const act = useAct(() => api.traffic.void({ id: row.id, reason }), {
    refreshes: [['traffic'], ['floor'], ['audit']],
    onDone: () => {
      notices.show({ text: '这次登记已作废，不算客流', undo: undo(row.id, 'void') });
      onClose();
    },
  });
  useFocusWrong(act.failure);
  const submit = (): void => act.run(undefined);
  useKeys('作废登记', [{ keys: 'Ctrl+Enter', label: '作废这次登记', inText: true, run: submit }], { layer: 'panel' });
  return (
    <form
      aria-label="作废登记"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FieldRow label="作废原因" required error={act.failure?.text ?? null}>
        {(control) => (
          <input
            {...control}
            className="in"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: just opened by a key or a button
            autoFocus
            maxLength={100}
            placeholder="如：登了两遍、没有这个人"
            value={reason}
            onChange={(event) => {
              act.clear();
              setReason(event.currentTarget.value);
            }}
          />
        )}
      </FieldRow>
      <p className="xs t2">作废后留在登记表里划掉，不算客流，明天核对也不列。</p>
      <div className="row form-end">
        <Button look="primary" type="submit" keys="Ctrl+Enter" busy={act.busy}>
          作废这次登记
        </Button>
        <Button keys="Escape" onClick={onClose}>
          收起
        </Button>
      </div>
    </form>
  );
}
