import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { Button } from '../../components/button.tsx';
import { ChipChoice } from '../../components/chip-choice.tsx';
import { Note } from '../../components/marks.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { useReceivers } from './use-receivers.ts';

interface AssignFormProps {
  readonly row: TrafficRow;
  /** The day's visits, to say who is busy. */
  readonly rows: readonly TrafficRow[];
  readonly onClose: () => void;
}

const nobody = '';

/** Says who receives a visitor for whom that was still open; a number chooses, Enter writes it. */
export function AssignForm({ row, rows, onClose }: AssignFormProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const receivers = useReceivers(rows);
  const form = useRef<HTMLFormElement>(null);
  const [receiverId, setReceiverId] = useState(nobody);
  const assign = useAct(() => api.traffic.assign({ id: row.id, receiverId }), {
    refreshes: [['traffic']],
    onDone: () => {
      notices.show({ text: `由${receivers.find(({ value }) => value === receiverId)?.name ?? ''}接待` });
      onClose();
    },
  });
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-entry]')?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (receiverId !== nobody) assign.run(undefined);
  };
  return (
    <form
      ref={form}
      aria-label="定接待的顾问"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || receiverId === nobody) return;
        if (event.target instanceof HTMLElement && event.target.getAttribute('role') !== 'radio') return;
        event.preventDefault();
        form.current?.requestSubmit();
      }}
    >
      <ChipChoice entry label="接待" value={receiverId} choices={receivers} onChange={setReceiverId} />
      {assign.failure !== null && (
        <Note tone="red" icon="warning" live>
          {assign.failure.text}
        </Note>
      )}
      <div className="row form-end">
        <Button look="primary" type="submit" keys="Enter" disabled={receiverId === nobody} busy={assign.busy}>
          定接待的顾问
        </Button>
        <Button keys="Escape" onClick={onClose}>
          收起
        </Button>
      </div>
    </form>
  );
}
