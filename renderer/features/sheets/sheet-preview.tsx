import { type ReactElement, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import type { SheetLine } from '../../../shared/domain/audit-sheet-table.ts';
import { useBack, useGo, usePathParam } from '../../app/go.tsx';
import { isComposing } from '../../app/key-stroke.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { EmptyState } from '../../components/states.tsx';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { useRefreshDay } from '../audit/audit-queries.ts';
import { Loaded } from '../settings/loaded.tsx';
import { SheetPaper } from './sheet-paper.tsx';
import { useSheetPreview } from './sheet-queries.ts';

/** The sheet before it is signed: each person's 处理 and 期限 can be written into it. */
export function SheetPreview(): ReactElement {
  const day = usePathParam('day');
  const go = useGo();
  const back = useBack(`/audit/${day}`);
  const { role } = usePerson();
  const query = useSheetPreview(day);
  const notYet = query.error === null || query.data !== undefined ? null : notYetWords(query.error);
  const canWrite = role === 'sales_manager' || role === 'showroom_manager';
  useKeys('检查表', [{ keys: 'Escape', label: '回到核对', run: back }]);
  return (
    <>
      <HeadRow
        title="检查表预览"
        parent={{ label: '核对', to: `/audit/${day}` }}
        facts={`${fullDateWords(day)}${canWrite && notYet === null ? '，处理和期限可以直接写进去' : ''}`}
      >
        <Button look="primary" keys="Escape" onClick={() => go(`/audit/${day}`)}>
          {notYet === null ? '回到核对，签字' : '回到核对'}
        </Button>
      </HeadRow>
      {notYet !== null && <EmptyState icon="document" title={notYet} text="核完以后，这里照签字的样子列出来。" />}
      {notYet === null && (
        <Loaded query={query} what="检查表">
          {(sheet) => (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
            <section className="sheet-desk" aria-label="检查表" tabIndex={0}>
              <SheetPaper
                sheet={sheet}
                {...(canWrite
                  ? {
                      treatmentCells: (personId: string | null, line: SheetLine) =>
                        personId === null ? undefined : (
                          <TreatmentCells key={personId} day={day} personId={personId} line={line} />
                        ),
                    }
                  : {})}
              />
            </section>
          )}
        </Loaded>
      )}
    </>
  );
}

/** Why there is no sheet to look at yet, where that is no fault; null for a fault. */
function notYetWords(error: Error): string | null {
  const { code, text } = failureOf(error);
  return code === 'AUDIT_INCOMPLETE' || code === 'AUDIT_EMPTY' || code === 'AUDIT_SIGNED' ? text : null;
}

interface TreatmentCellsProps {
  readonly day: CivilDate;
  readonly personId: string;
  readonly line: SheetLine;
}

/** What is already written on single cards stands in front; what is typed here belongs to the person's whole day. */
function TreatmentCells({ day, personId, line }: TreatmentCellsProps): ReactElement {
  const api = useApi();
  const refresh = useRefreshDay(day);
  const [treatment, setTreatment] = useState<string | null>(null);
  const [deadline, setDeadline] = useState<string | null>(null);
  const treat = useAct(
    (input: { readonly treatment: string; readonly deadline: string }) => api.audit.treat({ day, personId, ...input }),
    { onDone: refresh },
  );
  const save = (): void => {
    if (treatment !== null || deadline !== null) treat.run({ treatment: treatment ?? '', deadline: deadline ?? '' });
  };
  const cell = (label: string, shown: string, typed: string | null, put: (text: string) => void, max: number) => (
    <td className="l">
      {shown !== '—' && typed === null && <span>{shown}</span>}
      <input
        className="in"
        aria-label={`${line.name}的${label}`}
        placeholder={shown === '—' ? '' : '改写'}
        autoComplete="off"
        maxLength={max}
        value={typed ?? ''}
        onChange={(event) => put(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent) || event.key !== 'Enter') return;
          event.preventDefault();
          event.currentTarget.blur();
        }}
      />
    </td>
  );
  return (
    <>
      {cell('处理', line.work.treatment, treatment, setTreatment, 100)}
      {cell('期限', line.work.deadline, deadline, setDeadline, 30)}
    </>
  );
}
