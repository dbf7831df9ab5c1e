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
  readonly sort: CustomerSort;
  readonly descends: boolean;
  /** Which orders may be asked for. */
  readonly maySort: (sort: CustomerSort) => boolean;
  readonly onSort: (sort: CustomerSort, descends: boolean) => void;
}

/** The names of the columns; a click sorts by one, a second click turns the order around. */
export function ListHead({ columns, sort, descends, maySort, onSort }: ListHeadProps): ReactElement {
  return (
    <fieldset className="list-head" style={{ gridTemplateColumns: trackOf(columns) }}>
      <legend className="visually-hidden">按列排序</legend>
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

/** The grid of a row of these columns. */
export function trackOf(columns: readonly ShownColumn[]): string {
  return columns.map(({ column }) => column.width).join(' ');
}
