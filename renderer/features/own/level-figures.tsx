import type { ReactElement } from 'react';
import { useGo } from '../../app/go.tsx';
import { LevelBadge } from '../../components/marks.tsx';
import { useRemembered } from '../../state/remembered.ts';
import { firstPlace, type ListPlace } from '../customers/list/list-place.ts';
import type { OwnFigures } from './own-queries.ts';

interface LevelFiguresProps {
  readonly levels: OwnFigures['levels'];
  /** Whose, where they are not one's own. */
  readonly ownerId: string | null;
}

/** Customers by level; a figure opens the list of exactly these. */
export function LevelFigures({ levels, ownerId }: LevelFiguresProps): ReactElement {
  const go = useGo();
  const [, setPlace] = useRemembered<ListPlace>(['customer', 'list'], firstPlace);
  const total = levels.reduce((sum, { count }) => sum + count, 0);
  const open = (level: string): void => {
    const own = ownerId === null ? [] : [{ field: 'owner' as const, test: 'is' as const, values: [ownerId] }];
    setPlace({
      ...firstPlace,
      view: ownerId === null ? 'mine' : 'all',
      where: [
        { field: 'level', test: 'is', values: [level] },
        { field: 'pursuit', test: 'is', values: ['open', 'waiting'] },
        ...own,
      ],
    });
    go('/customers');
  };
  return (
    <section aria-label="客户">
      <h2 className="md b">
        客户，按级别
        <span className="t2">{total} 位</span>
      </h2>
      <div className="own-figures own-levels">
        {levels.map(({ level, count }) => (
          <button
            key={level}
            type="button"
            className="own-figure"
            title={`看 ${level} 级客户`}
            onClick={() => open(level)}
          >
            <b>{count}</b>
            <LevelBadge level={level} />
          </button>
        ))}
      </div>
      <p className="xs t3 own-formula">
        归{ownerId === null ? '您' : '他'}、还有购车意向没结束的客户；几个意向的按最急的一个算。
      </p>
    </section>
  );
}
