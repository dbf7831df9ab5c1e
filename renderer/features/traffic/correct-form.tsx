import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { choices } from '../../../shared/domain/dictionary.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ClockInput } from '../../components/clock-input.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { Note } from '../../components/marks.tsx';
import { PersonPicker, Picker } from '../../components/picker.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useZone } from '../../state/clock.ts';
import { useStaff } from '../../state/commons.ts';
import { useEntries } from '../../state/lists.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';

interface CorrectFormProps {
  readonly row: TrafficRow;
  readonly onClose: () => void;
}

const fields = ['arrivedAt', 'departedAt', 'contactWay', 'partySize', 'receiverId', 'note', 'reason'] as const;

/** A manager's correction of the register; the card of this visit changes with it, and the reason stands in the log. */
export function CorrectForm({ row, onClose }: CorrectFormProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const zone = useZone();
  const entries = useEntries();
  const { data: people = [] } = useStaff();
  const [arrivedAt, setArrivedAt] = useState<number | null>(row.arrivedAt);
  const [departedAt, setDepartedAt] = useState(row.departedAt);
  const [contactWay, setContactWay] = useState<string | null>(row.contactWay);
  const [partySize, setPartySize] = useState(String(row.partySize));
  const [receiverId, setReceiverId] = useState(row.receiver?.id ?? null);
  const [note, setNote] = useState(row.note);
  const [reason, setReason] = useState('');
  const save = useAct(
    () =>
      api.traffic.correct({
        id: row.id,
        reason,
        ...(arrivedAt === null || arrivedAt === row.arrivedAt ? {} : { arrivedAt }),
        ...(departedAt === row.departedAt ? {} : { departedAt }),
        ...(contactWay === null || contactWay === row.contactWay ? {} : { contactWay }),
        ...(partySize === String(row.partySize) ? {} : { partySize: Number(partySize.normalize('NFKC')) }),
        ...(receiverId === (row.receiver?.id ?? null) ? {} : { receiverId }),
        ...(note === row.note ? {} : { note }),
      }),
    {
      refreshes: [['traffic'], ['floor'], ['card']],
      onDone: () => {
        notices.show({ text: '登记已更正，记入日志' });
        onClose();
      },
    },
  );
  useFocusWrong(save.failure);
  const submit = (): void => save.run(undefined);
  useKeys('更正登记', [{ keys: 'Ctrl+s', label: '保存更正', inText: true, run: submit }], { layer: 'panel' });
  const other = save.errorBeside(fields);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <form
      ref={form}
      aria-label="更正登记"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FieldRow label="到店" error={save.errorAt('arrivedAt')}>
        {(control) => (
          <ClockInput value={arrivedAt} on={row.arrivedOn} zone={zone} control={control} onChange={setArrivedAt} />
        )}
      </FieldRow>
      <FieldRow label="离店" error={save.errorAt('departedAt')}>
        {(control) => (
          <ClockInput
            value={departedAt}
            on={row.arrivedOn}
            zone={zone}
            placeholder="还没离店"
            control={control}
            onChange={setDepartedAt}
          />
        )}
      </FieldRow>
      <FieldRow label="方式" error={save.errorAt('contactWay')}>
        {(control) => (
          <Picker
            value={contactWay}
            options={choices(entries('contact_way')).map(({ code, label }) => ({ value: code, label }))}
            onChange={setContactWay}
            control={control}
          />
        )}
      </FieldRow>
      <FieldRow label="人数" error={save.errorAt('partySize')}>
        {(control) => (
          <input
            {...control}
            className="in"
            inputMode="numeric"
            value={partySize}
            onChange={(event) => setPartySize(event.currentTarget.value)}
          />
        )}
      </FieldRow>
      <FieldRow label="接待" error={save.errorAt('receiverId')}>
        {(control) => (
          <PersonPicker
            value={receiverId}
            people={people.filter(({ role }) => role === 'consultant')}
            onChange={setReceiverId}
            placeholder="还没定"
            control={control}
          />
        )}
      </FieldRow>
      <FieldRow label="备注" error={save.errorAt('note')}>
        {(control) => (
          <input
            {...control}
            className="in"
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </FieldRow>
      <FieldRow label="更正原因" required error={save.errorAt('reason')}>
        {(control) => (
          <input
            {...control}
            className="in"
            maxLength={200}
            placeholder="如：前台漏登，按监控时间"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </FieldRow>
      {other !== null && (
        <Note tone="red" icon="warning" live>
          {other}
        </Note>
      )}
      <div className="row form-end">
        <Button look="primary" keys="Ctrl+s" busy={save.busy} onClick={submit}>
          保存更正
        </Button>
        <Button keys="Escape" onClick={onClose}>
          收起
        </Button>
      </div>
    </form>
  );
}
