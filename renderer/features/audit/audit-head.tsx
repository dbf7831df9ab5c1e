import { type ReactElement, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { dateWords, fullDateWords } from '../../../shared/calendar/words.ts';
import type { AuditView } from '../../../shared/contract/audit-rows.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Picker } from '../../components/picker.tsx';
import { useToday } from '../../state/clock.ts';
import { useAuditDays } from './audit-queries.ts';
import { dayStateWords } from './audit-words.ts';
import { SignDialog } from './sign-dialog.tsx';

interface AuditHeadProps {
  readonly view: AuditView | null;
  readonly day: CivilDate | null;
  /** The reader may judge and sign. */
  readonly canJudge?: boolean;
}

/** Which day, how far it is, until when it is to be signed, and the two ways on: the sheet and the signature. */
export function AuditHead({ view, day, canJudge = false }: AuditHeadProps): ReactElement {
  const go = useGo();
  const today = useToday();
  const [isSigning, setSigning] = useState(false);
  const read = view === null ? 0 : view.counts.cards - view.counts.open;
  const complete = view !== null && view.counts.open === 0 && view.counts.cards + view.counts.noCard > 0;
  const canSign = canJudge && complete && !view.ownCards;
  const signed = view?.state === 'signed';
  const showSheet = (): void => go(signed ? `/sheets/${day}` : `/audit/${day}/sheet`);
  useKeys('检查表', [
    { keys: 'Ctrl+p', label: '检查表', disabled: !complete, run: showSheet },
    { keys: 'q', label: '签字并锁定', disabled: !canSign, run: () => setSigning(true) },
  ]);
  return (
    <div className="audit-head">
      <HeadRow
        title="核对"
        facts={<DayChooser day={day} />}
        {...(view
          ? { progress: { label: '已核', done: read, total: view.counts.cards, note: <Wrong view={view} /> } }
          : {})}
      >
        {view && <span className={view.late && !signed ? 'red nw' : 't2 nw'}>{deadlineWords(view, today)}</span>}
        {view && (
          <Button
            icon="document"
            keys="Ctrl+p"
            disabled={!complete}
            title={complete ? '看检查表' : '核完才能看检查表'}
            onClick={showSheet}
          >
            检查表
          </Button>
        )}
        {canJudge && view && (
          <Button
            look={canSign ? 'primary' : 'plain'}
            icon="lock"
            keys="Q"
            disabled={!canSign}
            title={signTitle(view)}
            onClick={() => setSigning(true)}
          >
            签字并锁定
          </Button>
        )}
      </HeadRow>
      {isSigning && view && <SignDialog view={view} onClose={() => setSigning(false)} />}
    </div>
  );
}

function signTitle(view: AuditView): string {
  if (view.ownCards) return '其中有您自己的卡，请另一位经理签字';
  return view.counts.open > 0 ? `还有 ${view.counts.open} 张没核` : '签字后不能再改';
}

function deadlineWords(view: AuditView, today: CivilDate): string {
  if (view.state === 'signed') return `${view.signature?.by.name ?? ''}已签字，锁定`;
  if (view.state === 'early') return `${dateWords(view.availableOn, today)}起可以核对`;
  const until = view.late ? '已过签字的日子' : `${dateWords(view.availableOn, today)} 24:00 前签字`;
  return view.counts.open > 0 ? `还有 ${view.counts.open} 张，${until}` : `都核完了，${until}`;
}

function Wrong({ view }: { readonly view: AuditView }): ReactElement | null {
  const { mismatched, missing, noCard, noPaper } = view.counts;
  const red = [mismatched > 0 && `不一致 ${mismatched}`, missing > 0 && `未录入 ${missing}`].filter(
    (each) => each !== false,
  );
  const amber = [noPaper > 0 && `无纸卡 ${noPaper}`, noCard > 0 && `客流无卡 ${noCard}`].filter(
    (each) => each !== false,
  );
  return (
    <span className="cut" title={[...red, ...amber].join(' · ')}>
      {red.length > 0 && <span className="red">{red.join(' · ')}</span>}
      {red.length > 0 && amber.length > 0 && ' · '}
      {amber.length > 0 && <span className="amber">{amber.join(' · ')}</span>}
    </span>
  );
}

/** The days with cards, how far each is; typing filters. */
function DayChooser({ day }: { readonly day: CivilDate | null }): ReactElement {
  const go = useGo();
  const { data: days = [] } = useAuditDays();
  const known = days.map((row) => ({ value: row.day, label: dayLabel(row.day), hint: dayStateWords(row) }));
  const options =
    day === null || known.some(({ value }) => value === day)
      ? known
      : [{ value: day, label: dayLabel(day), hint: '' }, ...known];
  return (
    <span className="row">
      <span className="audit-days">
        <Picker
          value={day}
          options={options}
          placeholder="选一天"
          onChange={(next) => next !== null && go(`/audit/${next}`)}
          control={{ 'aria-label': '核对哪天的卡' }}
        />
      </span>
      <span className="audit-of">的洽谈卡</span>
    </span>
  );
}

/** 「3月9日 周一」: the day itself, because what is signed must not be called yesterday. */
function dayLabel(day: CivilDate): string {
  return fullDateWords(day).replace(/^\d+年/, '');
}
