import type { ReactElement } from 'react';
import { type RuleCode, yuan } from '../../../shared/domain/rulebook.ts';
import { useGo } from '../../app/go.tsx';
import { useRemembered } from '../../state/remembered.ts';
import type { OwnFigures } from './own-queries.ts';

interface FindingFiguresProps {
  readonly findings: OwnFigures['findings'];
  readonly month: string;
  /** Whose, where they are not one's own. */
  readonly personId: string | null;
}

interface FindingPlace {
  readonly personId: string | null;
  readonly rule: RuleCode | null;
  readonly month: string | null;
  readonly chosen: string | null;
}

/** What was found in the month, rule by rule with its clause; a figure opens each with its evidence. */
export function FindingFigures({ findings, month, personId }: FindingFiguresProps): ReactElement {
  const go = useGo();
  const blank: FindingPlace = { personId: null, rule: null, month, chosen: null };
  const [, setPlace] = useRemembered<FindingPlace>(['finding', 'list'], blank);
  const open = (rule: RuleCode): void => {
    setPlace({ personId, rule, month, chosen: null });
    go('/findings');
  };
  const count = findings.reduce((sum, each) => sum + each.count, 0);
  const fen = findings.reduce((sum, each) => sum + each.amountFen, 0);
  return (
    <section aria-label="检查发现">
      <h2 className="md b">
        检查发现
        <span className="t2">
          {count} 次{fen > 0 && `，拟罚 ${yuan(fen)} 元，可申诉`}
        </span>
      </h2>
      {findings.length === 0 ? (
        <p className="t2">这个月没有检查发现。卡当天填全、计划当天做完、反馈写上，这里就一直空着。</p>
      ) : (
        <div className="own-figures">
          {findings.map((each) => (
            <button
              key={each.rule}
              type="button"
              className="own-figure"
              title={`看每一次的依据：${each.title}`}
              onClick={() => open(each.rule)}
            >
              <b className="red">{each.count}</b>
              <span className="xs t2">
                §{each.clause} {each.title}
              </span>
            </button>
          ))}
        </div>
      )}
      <p className="xs t3 own-formula">说的是这个月某一天、还作数的；已免、已撤回的不算。</p>
    </section>
  );
}
