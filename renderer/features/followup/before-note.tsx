import type { ReactElement } from 'react';
import { dateWords, spaced } from '../../../shared/calendar/words.ts';
import type { SheetOpportunity } from '../../../shared/contract/contact-sheet.ts';
import { endings } from '../../../shared/domain/ending.ts';
import { Note } from '../../components/marks.tsx';
import { moneyWords } from '../../components/money-words.ts';
import { useToday } from '../../state/clock.ts';

/**
 * What stands before everything else of a call: that the manager sent a request back and what he asks for, and that the
 * customer was given up before and came back.
 */
export function BeforeNote({ opportunity }: { readonly opportunity: SheetOpportunity }): ReactElement | null {
  const today = useToday();
  const { sentBack, revives } = opportunity;
  if (sentBack === null && revives === null) return null;
  return (
    <>
      {sentBack !== null && (
        <Note tone="amber" icon="warning">
          <b>
            {sentBack.by.name}没批准{endings[sentBack.ending]}：
          </b>
          {sentBack.reason}
        </Note>
      )}
      {revives !== null && (
        <p className="t2">
          {spaced(dateWords(revives.on, today)).trimStart()}
          {endings[revives.ending]}过{revives.intention === null ? '' : `（当时看 ${revives.intention}）`}
          {boughtWords(revives)}。现在又来了。
        </p>
      )}
    </>
  );
}

/** 「：被别家抢走，买了宋PLUS，12.8 万」. */
function boughtWords({ reason, competitor, priceFen }: NonNullable<SheetOpportunity['revives']>): string {
  const parts = [
    reason === '' ? null : reason,
    competitor === null ? null : `买了 ${competitor}`,
    priceFen === null ? null : moneyWords(priceFen),
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `：${parts.join('，')}`;
}
