import { type ReactElement, useState } from 'react';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import type { CalendarDayView } from '../../../shared/contract/store.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { Note } from '../../components/marks.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useToday } from '../../state/clock.ts';
import { FormEnd } from './form-end.tsx';
import { TextInput } from './text-input.tsx';
import { useSetDays } from './use-set-days.ts';

interface CalendarDayProps {
  readonly day: CalendarDayView;
  readonly canEdit: boolean;
}

/** One day: open or closed, why, and for those who may, the other way round. */
export function CalendarDay({ day, canEdit }: CalendarDayProps): ReactElement {
  const isPast = day.on < useToday();
  const [note, setNote] = useState(day.note);
  const setDays = useSetDays({ days: [{ on: day.on, kind: day.special ? day.kind : 'usual', note: day.note }] });
  useFocusWrong(setDays.failure);
  const set = (kind: 'open' | 'closed' | 'usual'): void => setDays.run({ days: [{ on: day.on, kind, note }] });
  const canSet = canEdit && !isPast;
  useKeys(
    fullDateWords(day.on),
    canSet
      ? [
          { keys: 'x', label: '这天休息', disabled: day.kind === 'closed', run: () => set('closed') },
          { keys: 'y', label: '这天营业', disabled: day.kind === 'open', run: () => set('open') },
        ]
      : [],
    { layer: 'panel' },
  );
  const why = day.special ? (day.note === '' ? '单独定的' : day.note) : '按每周的规律';
  return (
    <section className="col" style={{ gap: 8 }}>
      <h2>{fullDateWords(day.on)}</h2>
      <p>
        <span className="b">{day.kind === 'open' ? '营业' : '休息'}</span>
        <span className="t2"> · {why}</span>
      </p>
      {isPast && <Note>过去的日子已经按当时的日历判过，不能再改。</Note>}
      {canSet && (
        <>
          <FieldRow label="说明" error={setDays.errorAt('note')}>
            {(control) => (
              <TextInput control={control} max={40} value={note} placeholder="如：盘点、店庆" onChange={setNote} />
            )}
          </FieldRow>
          <div className="row">
            {day.kind === 'open' ? (
              <Button look="primary" keys="X" busy={setDays.busy} onClick={() => set('closed')}>
                这天休息
              </Button>
            ) : (
              <Button look="primary" keys="Y" busy={setDays.busy} onClick={() => set('open')}>
                这天营业
              </Button>
            )}
            {day.special && (
              <>
                <Button busy={setDays.busy} onClick={() => set('usual')}>
                  回到每周规律
                </Button>
                {note !== day.note && (
                  <Button busy={setDays.busy} onClick={() => set(day.kind)}>
                    改说明
                  </Button>
                )}
              </>
            )}
          </div>
        </>
      )}
      <FormEnd error={setDays.errorBeside(['note'])} />
    </section>
  );
}
