import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import type { FloorBoard } from '../../../shared/contract/floor.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ChipChoice } from '../../components/chip-choice.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import type { Failure } from '../../state/failure.ts';
import { useFloorActs } from './use-floor-acts.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface OrderFormProps {
  readonly person: Person;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Passes somebody over who cannot receive now, with the reason: he goes to the end. */
export function SkipForm({ person, onClose, onDone }: OrderFormProps): ReactElement {
  const [reason, setReason] = useState('');
  const { skip } = useFloorActs(onDone);
  return (
    <ReasonForm
      label={`${person.name}让过一轮`}
      act="让过，排到最后"
      placeholder="如：去银行取合同"
      reason={reason}
      onReason={(words) => {
        skip.clear();
        setReason(words);
      }}
      failure={skip.failure}
      busy={skip.busy}
      onClose={onClose}
      onSubmit={() => skip.run({ person, reason })}
    >
      <p className="xs t2">只是这一位客户给别人接待的，不用让，登记时直接选别人。</p>
    </ReasonForm>
  );
}

const last = '';

/** A manager puts somebody before another, or at the end, with the reason. */
export function MoveForm({
  person,
  board,
  onClose,
  onDone,
}: OrderFormProps & { readonly board: FloorBoard }): ReactElement {
  const others = board.queue.filter(({ staff }) => staff.id !== person.id);
  const [beforeId, setBeforeId] = useState(others[0]?.staff.id ?? last);
  const [reason, setReason] = useState('');
  const { move } = useFloorActs(onDone);
  return (
    <ReasonForm
      label={`调整${person.name}的次序`}
      act="调整次序"
      placeholder="如：昨天加班，今天先接"
      reason={reason}
      onReason={(words) => {
        move.clear();
        setReason(words);
      }}
      failure={move.failure}
      busy={move.busy}
      onClose={onClose}
      onSubmit={() => move.run({ person, beforeId: beforeId === last ? null : beforeId, reason })}
    >
      <ChipChoice
        label="排到"
        value={beforeId}
        choices={[
          ...others.map(({ staff }) => ({ value: staff.id, label: `${staff.name}前面` })),
          { value: last, label: '最后' },
        ]}
        onChange={setBeforeId}
      />
    </ReasonForm>
  );
}

interface ReasonFormProps {
  readonly label: string;
  readonly act: string;
  readonly placeholder: string;
  readonly reason: string;
  readonly onReason: (words: string) => void;
  readonly failure: Failure | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

function ReasonForm(props: ReasonFormProps): ReactElement {
  const { label, act, placeholder, reason, onReason, failure, busy, onClose, onSubmit, children } = props;
  useKeys(
    label,
    [
      { keys: 'Ctrl+Enter', label: act, inText: true, run: onSubmit },
      { keys: 'Escape', label: '收起', inText: true, run: onClose },
    ],
    { layer: 'panel' },
  );
  return (
    <form
      className="floor-form"
      aria-label={label}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <FieldRow label="原因" required error={failure?.text ?? null}>
        {(control) => (
          <input
            {...control}
            className="in"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: just opened by a button
            autoFocus
            maxLength={100}
            placeholder={placeholder}
            value={reason}
            onChange={(event) => onReason(event.currentTarget.value)}
          />
        )}
      </FieldRow>
      <div className="row">
        <Button small look="primary" type="submit" keys="Ctrl+Enter" busy={busy}>
          {act}
        </Button>
        <Button small keys="Escape" onClick={onClose}>
          收起
        </Button>
      </div>
    </form>
  );
}
