import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { Button } from '../../components/button.tsx';
import { ChipChoice } from '../../components/chip-choice.tsx';
import { Note } from '../../components/marks.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { NamedChip } from './named-chip.tsx';
import { useReceivers } from './use-receivers.ts';
import { useUndo } from './use-undo.ts';

interface AssignFormProps {
  readonly row: TrafficRow;
  /** The day's visits, to say who is busy. */
  readonly rows: readonly TrafficRow[];
  /** A visitor who waited has somebody now. */
  readonly onReceived: () => void;
  readonly onClose: () => void;
}

const nobody = '';

/** Says who receives a visitor, or who does instead; a number or an initial chooses, Enter writes it. */
export function AssignForm({ row, rows, onReceived, onClose }: AssignFormProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const receivers = useReceivers(rows);
  const undo = useUndo();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [named, setNamed] = useState(false);
  const isByTurn = chosen === null && row.receiver === null && receivers.next !== null;
  const receiverId = chosen ?? row.receiver?.id ?? receivers.next?.value ?? nobody;
  const assign = useAct(
    async (before: { readonly wasWaiting: boolean }) => {
      await api.traffic.assign({ id: row.id, receiverId, named, byTurn: isByTurn });
      return { ...before, name: receivers.choices.find(({ value }) => value === receiverId)?.name ?? '' };
    },
    {
      refreshes: [['traffic'], ['floor']],
      onDone: ({ wasWaiting, name }) => {
        notices.show({ text: wasWaiting ? `由${name}接待` : `改由${name}接待`, undo: undo(row.id, 'assign') });
        onClose();
        if (wasWaiting) onReceived();
      },
    },
  );
  const isChosen = receiverId !== nobody && receiverId !== row.receiver?.id;
  const label = row.receiver === null ? '定接待的顾问' : '换接待的顾问';
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-entry]')?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // the list may show him received before the answer is here
    if (isChosen) assign.run({ wasWaiting: row.receiver === null });
  };
  return (
    <form
      ref={form}
      aria-label={label}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'radio') return;
        // the key is this form's: where nobody is free it takes whom the focus is on, and opens no card behind the form
        event.preventDefault();
        if (isChosen) form.current?.requestSubmit();
        else event.target.click();
      }}
    >
      <div className="row receivers">
        <ChipChoice entry label="接待" value={receiverId} choices={receivers.choices} onChange={setChosen} />
        <NamedChip value={named} disabled={receiverId === nobody} onChange={setNamed} />
      </div>
      {assign.failure !== null && (
        <Note tone="red" icon="warning" live>
          {assign.failure.text}
        </Note>
      )}
      <div className="row form-end">
        <Button look="primary" type="submit" keys="Enter" disabled={!isChosen} busy={assign.busy}>
          {label}
        </Button>
        <Button keys="Escape" onClick={onClose}>
          收起
        </Button>
      </div>
    </form>
  );
}
