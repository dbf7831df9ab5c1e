import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useKeys } from '../app/use-keys.ts';
import { Icon } from './icon.tsx';
import { useScrollAnchor } from './use-scroll-anchor.ts';

const rowHeight = 38;
const nearEndRows = 20;

/** By which column, which way. */
export interface TableSort {
  readonly column: string;
  readonly descending: boolean;
}

export interface TableColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** CSS grid track: `120px`, `minmax(0,1fr)`. */
  readonly width: string;
  /** Figures stand at the right. */
  readonly numeric?: boolean;
  readonly sortable?: boolean;
  readonly render: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly sort?: TableSort;
  /** Sorting happens in the store: the caller reads the list anew. */
  readonly onSort?: (sort: TableSort) => void;
  readonly onOpen?: (row: Row) => void;
  readonly chosen?: string | null;
  readonly onNearEnd?: () => void;
}

/**
 * A plain table of any length with a sortable head. A row opens by click; its first cell is the button for the
 * keyboard, and ↑ ↓ walk these buttons.
 */
export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const { label, columns, rows, keyOf, sort, onSort, onOpen, chosen = null, onNearEnd } = props;
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const visible = virtual.getVirtualItems();
  useScrollAnchor(box, {
    rows,
    drawn: visible.flatMap(({ index, start }) => {
      const row = rows[index];
      return row === undefined ? [] : [{ key: keyOf(row), start }];
    }),
    indexOf: (key) => rows.findIndex((row) => keyOf(row) === key),
    startOf: (index) => index * rowHeight,
  });
  const lastVisible = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && lastVisible >= rows.length - nearEndRows) onNearEnd?.();
  }, [rows.length, lastVisible, onNearEnd]);
  const walk = (step: 1 | -1): void => {
    const row = box.current?.querySelector(':scope [role="row"]:focus-within');
    const at = row ? Number(row.getAttribute('aria-rowindex')) - 2 : -1;
    const next = at === -1 ? Math.max(0, visible[0]?.index ?? 0) : at + step;
    if (next < 0 || next >= rows.length) return;
    virtual.scrollToIndex(next, { align: 'auto' });
    const focus = (): boolean => {
      const button = box.current?.querySelector<HTMLElement>(`[aria-rowindex="${next + 2}"] button`);
      button?.focus();
      return button != null;
    };
    if (!focus()) requestAnimationFrame(focus);
  };
  useKeys(
    label,
    onOpen === undefined
      ? []
      : [
          { keys: 'ArrowUp', label: '上一行', hint: '选择', run: () => walk(-1) },
          { keys: 'ArrowDown', label: '下一行', hint: '选择', run: () => walk(1) },
        ],
    { layer: 'list' },
  );
  const template = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot hold rows that are placed one by one
    <div className="table" role="table" aria-label={label} aria-rowcount={rows.length + 1}>
      {/* biome-ignore lint/a11y/useSemanticElements: see the table */}
      <div role="rowgroup">
        {/* biome-ignore lint/a11y/useSemanticElements: see the table */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons are what can be focused */}
        <div className="th" role="row" style={template}>
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see the table */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div ref={box} className="list" role="rowgroup" tabIndex={0}>
        <div className="space" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {visible.map((place) => {
            const row = rows[place.index];
            if (row === undefined) return null;
            const key = keyOf(row);
            return (
              // biome-ignore lint/a11y/useSemanticElements: see the table
              // biome-ignore lint/a11y/useFocusableInteractive: its first cell is the button
              // biome-ignore lint/a11y/useKeyWithClickEvents: its first cell is the button
              <div
                key={key}
                role="row"
                aria-rowindex={place.index + 2}
                aria-current={key === chosen ? 'true' : undefined}
                className={key === chosen ? 'td sel' : 'td'}
                style={{
                  ...template,
                  position: 'absolute',
                  top: 0,
                  width: '100%',
                  transform: `translateY(${place.start}px)`,
                }}
                onClick={onOpen && (() => onOpen(row))}
              >
                {columns.map((column, index) => (
                  // biome-ignore lint/a11y/useSemanticElements: see the table
                  <div key={column.key} role="cell" className={column.numeric ? 'n cut' : 'cut'}>
                    {index === 0 && onOpen ? (
                      <button
                        type="button"
                        className="cut"
                        onClick={(event) => {
                          event.stopPropagation();
                          onOpen(row);
                        }}
                      >
                        {column.render(row)}
                      </button>
                    ) : (
                      column.render(row)
                    )}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface HeadCellProps<Row> {
  readonly column: TableColumn<Row>;
  readonly sort: TableSort | undefined;
  readonly onSort: ((sort: TableSort) => void) | undefined;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>): ReactElement {
  const isSorted = sort?.column === column.key;
  const descending = isSorted && sort.descending;
  const order = isSorted ? (descending ? 'descending' : 'ascending') : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a header of the grid-shaped table
    // biome-ignore lint/a11y/useFocusableInteractive: its button is what can be focused
    <div role="columnheader" className={column.numeric ? 'n' : ''} aria-sort={order}>
      {column.sortable && onSort ? (
        <button type="button" onClick={() => onSort({ column: column.key, descending: isSorted && !descending })}>
          {column.title}
          {isSorted && <Icon name={descending ? 'chevronDown' : 'chevronUp'} />}
        </button>
      ) : (
        column.title
      )}
    </div>
  );
}
