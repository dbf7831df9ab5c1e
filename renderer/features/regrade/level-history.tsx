import { Fragment, type ReactElement } from 'react';
import { dateColumn, dateWords } from '../../../shared/calendar/words.ts';
import type { LevelChange } from '../../../shared/contract/stale-levels.ts';
import { LevelBadge } from '../../components/marks.tsx';
import { useToday } from '../../state/clock.ts';
import { useLevelHistory } from './regrade-queries.ts';
import './regrade.css';

/** 级别变化: from where to where, when, by whom and why, the newest first. Says nothing until there is something. */
export function LevelHistory({ opportunityId }: { readonly opportunityId: string }): ReactElement | null {
  const { data: changes = [] } = useLevelHistory(opportunityId);
  if (changes.length === 0) return null;
  return (
    <section aria-label="级别变化" className="level-history">
      <h3 className="xs t2">级别变化</h3>
      <dl>
        {changes.map((change) => (
          <Fragment key={change.id}>
            <dt>
              {change.from !== null && (
                <>
                  <LevelBadge level={change.from} />
                  <span aria-hidden="true">→</span>
                </>
              )}
              <LevelBadge level={change.to} />
            </dt>
            <dd>
              <Words change={change} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Words({ change }: { readonly change: LevelChange }): ReactElement {
  const today = useToday();
  const { changedOn, by, expectedOn, reason } = change;
  return (
    <>
      <span title={dateWords(changedOn, today)}>{dateColumn(changedOn)}</span> {by.name}
      {expectedOn !== null && `，预计 ${dateColumn(expectedOn)}`}
      {reason !== '' && `：${reason}`}
    </>
  );
}
