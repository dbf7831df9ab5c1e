import type { ReactElement } from 'react';
import type { CustomerColumn, CustomerColumnName } from '../../../../shared/domain/customer-columns.ts';
import { type CustomerSort, usuallyDescends } from '../../../../shared/domain/customer-filter.ts';
import { Icon } from '../../../components/icon.tsx';

/** A column that the list has. */
export interface ShownColumn {
  readonly name: CustomerColumnName;
  readonly column: CustomerColumn;
}

interface ListHeadProps {
  readonly columns: readonly ShownColumn[];
  /** Rows have a box before everything. */
  readonly isPicking: boolean;
  readonly sort: CustomerSort;
  readonly descends: boolean;
  /** Which orders may be asked for. */
  readonly maySort: (sort: CustomerSort) => boolean;
  readonly onSort: (sort: CustomerSort, descends: boolean) => void;
}

/** The names of the columns; a click sorts by one, a second click turns the order around. */
export function ListHead({ columns, isPicking, sort, descends, maySort, onSort }: ListHeadProps): ReactElement {
  return (
    <fieldset className="list-head" style={{ gridTemplateColumns: trackOf(columns, isPicking) }}>
      <legend className="visually-hidden">按列排序</legend>
      {isPicking && <span />}
      {columns.map(({ name, column }) => {
        const { label, sort: sorts, end } = column;
        const at = end ? 'end' : undefined;
        if (sorts === null || !maySort(sorts))
          return (
            <span key={name} className={at}>
              {label}
            </span>
          );
        const isSorted = sorts === sort;
        const way = isSorted ? (descends ? '，倒着排着' : '，顺着排着') : '，按它排';
        return (
          <button
            key={name}
            type="button"
            className={at}
            aria-pressed={isSorted}
            title={isSorted ? `按${label}反过来排` : `按${label}排`}
            onClick={() => onSort(sorts, isSorted ? !descends : usuallyDescends(sorts))}
          >
            {label}
            <span className="visually-hidden">{way}</span>
            {isSorted && <Icon name={descends ? 'chevronDown' : 'chevronUp'} size={12} />}
          </button>
        );
      })}
    </fieldset>
  );
}

/** The grid of a row of these columns, with a box before them where rows are picked. */
export function trackOf(columns: readonly ShownColumn[], isPicking: boolean): string {
  return [...(isPicking ? ['16px'] : []), ...columns.map(({ column }) => column.width)].join(' ');
}
