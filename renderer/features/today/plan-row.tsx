import type { ReactElement } from 'react';
import { civilDateAt, instantAt, localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { dateColumn, dateWords } from '../../../shared/calendar/words.ts';
import type { PlanRow } from '../../../shared/contract/plan-rows.ts';
import { followupOutcomes } from '../../../shared/domain/followup.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { type PlanMethod, planMethods } from '../../../shared/domain/plan-codes.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { LevelBadge, Tag } from '../../components/marks.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { useNow, useToday, useZone } from '../../state/clock.ts';
import { ExtendedTag } from '../followup/extended-tag.tsx';
import { badgeOf } from '../followup/plan-words.ts';

/** Grid of a row of the work list: level, who, what was said, how, when. */
export const planColumns = '22px 108px minmax(0,1fr) 84px 112px';

const methodIcons: Readonly<Record<PlanMethod, IconName>> = {
  phone: 'phone',
  wechat: 'chat',
  sms: 'chat',
  invite: 'store',
  visit: 'car',
};

/** One line of the work list. */
export function PlanRowCells({ row }: { readonly row: PlanRow }): ReactElement {
  const name = nameWithTitle(row.name, row.gender);
  const feedback = [row.lastFeedback?.category, row.lastFeedback?.text].filter((part) => part).join(' · ');
  return (
    <>
      <LevelBadge level={badgeOf(row)} />
      <TwoLines
        main={
          <>
            <b>{row.name}</b> <span className="t2">{name.slice(row.name.length).trim()}</span>
          </>
        }
        sub={row.phoneTail === null ? '没有号码' : `尾号 ${row.phoneTail}`}
        title={name}
      />
      <TwoLines
        main={
          <>
            {row.intention ?? '还没定车型'}
            <Marks row={row} />
          </>
        }
        sub={feedback === '' ? row.purpose : feedback}
        title={[row.intention, feedback, row.purpose].filter((part) => part).join('\n')}
      />
      <div className="row t2 nw" style={{ gap: 6 }}>
        <Icon name={methodIcons[row.method]} />
        {planMethods[row.method]}
      </div>
      <When row={row} />
    </>
  );
}

function Marks({ row }: { readonly row: PlanRow }): ReactElement | null {
  const { instructed, othersContact, levelStale, refusesFollowup, standsInFor, extension } = row;
  const isPlain = !instructed && !levelStale && !refusesFollowup;
  if (isPlain && othersContact === null && standsInFor === null && extension === null) return null;
  return (
    <>
      {' '}
      {instructed && (
        <Tag tone="accent" icon="flag">
          领导批示
        </Tag>
      )}
      {othersContact !== null && (
        <Tag tone="accent" icon="person">
          {othersContact.by.name}联系过
        </Tag>
      )}
      {standsInFor !== null && (
        <Tag tone="accent" icon="leave">
          替{standsInFor.name}
        </Tag>
      )}
      {refusesFollowup && <Tag tone="amber">不同意回访</Tag>}
      {levelStale && <Tag tone="amber">重新定级</Tag>}
      {extension !== null && <ExtendedTag extension={extension} />}
    </>
  );
}

function When({ row }: { readonly row: PlanRow }): ReactElement {
  const today = useToday();
  const zone = useZone();
  const now = useNow();
  switch (row.section) {
    case 'overdue':
      return <TwoLines end late main={`逾期 ${row.overdueDays} 天`} sub={`应 ${dateColumn(row.dueOn)}`} />;
    case 'timed': {
      const minutes = Math.round((instantAt(today, row.dueTime ?? '00:00', zone) - now) / 60_000);
      return <TwoLines end main={row.dueTime} sub={minutesWords(minutes)} />;
    }
    case 'today':
      return <TwoLines end main="今天" sub={row.originWords} title={row.originWords} />;
    case 'later':
      return <TwoLines end main={shortDay(row.countedOn, today)} sub={row.dueTime ?? row.originWords} />;
    case 'done': {
      const at = row.done === null ? null : localTimeAt(row.done.at, zone);
      const isToday = row.done !== null && civilDateAt(row.done.at, zone) === today;
      const outcome = row.done?.outcome ?? null;
      return (
        <TwoLines
          end
          main={isToday ? at : dateColumn(row.dueOn)}
          sub={outcome === null ? '' : followupOutcomes[outcome]}
        />
      );
    }
  }
}

/** 「还有 28 分」 up to an hour ahead, 「过了 12 分」 behind it, 「今天」 else. */
function minutesWords(minutes: number): string {
  if (minutes < 0) return minutes > -60 ? `过了 ${-minutes} 分` : '过了点';
  return minutes <= 60 ? `还有 ${minutes} 分` : '今天';
}

function shortDay(day: string, today: string): string {
  const words = dateWords(day, today);
  return words.length <= 2 ? words : dateColumn(day);
}
