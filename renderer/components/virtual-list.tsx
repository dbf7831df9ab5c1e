import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import { isComposing } from '../app/key-stroke.ts';
import { useKeys } from '../app/use-keys.ts';
import { type ListItem, movedTo } from './list-model.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';

const groupHeight = 30;

/** So many rows before the end the next page is asked for. */
const nearEndRows = 20;

interface VirtualListProps<Row> {
  /** What is listed: 「今日回访」. */
  readonly label: string;
  readonly items: readonly ListItem<Row>[];
  readonly rowHeight: 32 | 52;
  /** Grid template of a row: `22px 108px minmax(0,1fr) 92px 92px`. */
  readonly columns: string;
  readonly renderRow: (row: Row) => ReactNode;
  /** Key of the chosen row, or null. */
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  /** Enter or a double click. */
  readonly onOpen?: (row: Row) => void;
  /** What opening does, in the hints bar. */
  readonly openLabel?: string;
  /** Space: takes the chosen row into a selection or out of it. */
  readonly onToggle?: (row: Row) => void;
  /** Asks for the next page; called again only when more rows have come. */
  readonly onNearEnd?: () => void;
  /** Asks for the page before; for lists of which only a window is kept. */
  readonly onNearStart?: () => void;
  /** Home and End where the window does not reach that end of the list; true where it is being read. */
  readonly onEdge?: (edge: 'start' | 'end') => boolean;
  /** Rows in the whole list, loaded or not; −1 while unknown. */
  readonly total?: number;
  /** The screen's one main list: its keys work wherever no field has the focus. A second list works only when focused. */
  readonly main?: boolean;
  /** J and K move as well; only where they judge nothing. */
  readonly letters?: boolean;
}

/** A list of any length: only what is visible is in the page; rows are 32 or 52 px, headings 30. */
export function VirtualList<Row>(props: VirtualListProps<Row>): ReactElement {
  const { label, items, rowHeight, columns, renderRow, chosen, onChoose, onNearEnd, total, main = true } = props;
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: useCallback(
      (index: number) => (items[index]?.kind === 'group' ? groupHeight : rowHeight),
      [items, rowHeight],
    ),
    // the same function while nothing has changed, or every scrolled pixel would lay out the whole list again
    getItemKey: useCallback((index: number) => items[index]?.key ?? index, [items]),
    overscan: 8,
  });
  const at = items.findIndex((item) => item.kind === 'row' && item.key === chosen);
  const begunAt = useRef(at);
  useEffect(() => {
    // Coming back to a list shows the row that was left.
    if (begunAt.current > 0) virtual.scrollToIndex(begunAt.current, { align: 'center' });
  }, [virtual]);
  const latestAt = useRef(at);
  useEffect(() => {
    latestAt.current = at;
  });
  useEffect(() => {
    // What is chosen elsewhere, by a key of the screen or by going on, comes into sight as well.
    if (chosen !== null && latestAt.current > 0) virtual.scrollToIndex(latestAt.current, { align: 'auto' });
  }, [virtual, chosen]);
  const visible = virtual.getVirtualItems();
  useScrollAnchor(box, {
    rows: items,
    drawn: visible.map(({ index, start }) => ({ key: items[index]?.key ?? '', start })),
    indexOf: (key) => items.findIndex((each) => each.key === key),
    startOf: (index) => virtual.measurementsCache[index]?.start ?? 0,
  });
  const lastVisible = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (items.length > 0 && lastVisible >= items.length - nearEndRows) onNearEnd?.();
  }, [items.length, lastVisible, onNearEnd]);
  const firstVisible = visible[0]?.index ?? 0;
  const { onNearStart, onEdge } = props;
  useEffect(() => {
    if (items.length > 0 && firstVisible < nearEndRows) onNearStart?.();
  }, [items.length, firstVisible, onNearStart]);

  const move = useCallback(
    (key: string): boolean => {
      if ((key === 'Home' || key === 'End') && onEdge?.(key === 'Home' ? 'start' : 'end') === true) return true;
      const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
      const next = movedTo(items, at, key, page);
      const item = next === null ? undefined : items[next];
      if (next === null || item === undefined) return false;
      onChoose(item.key);
      virtual.scrollToIndex(next, { align: 'auto' });
      return true;
    },
    [items, at, rowHeight, onChoose, onEdge, virtual],
  );
  const item = at === -1 ? undefined : items[at];
  const row = item?.kind === 'row' ? item.row : undefined;
  const open = (): void => {
    if (row !== undefined) props.onOpen?.(row);
  };
  const toggle = (): void => {
    if (row !== undefined) props.onToggle?.(row);
  };
  useListKeys({ ...props, main }, move, open, toggle);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== box.current || isComposing(event.nativeEvent)) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // a list that opens or ticks nothing leaves these keys to what stands beside it
    if (event.key === 'Enter' && props.onOpen) open();
    else if (event.key === ' ' && props.onToggle) toggle();
    else if (!move(event.key)) return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot hold rows that are placed one by one
    <div
      ref={box}
      className="list"
      role="grid"
      aria-label={label}
      aria-rowcount={total === -1 ? -1 : Math.max(total ?? 0, items.length)}
      aria-activedescendant={item === undefined ? undefined : `${listId}${item.key}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="space" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {visible.map((place) => {
          const shown = items[place.index];
          if (shown === undefined) return null;
          const style = {
            position: 'absolute',
            top: 0,
            width: '100%',
            transform: `translateY(${place.start}px)`,
          } as const;
          if (shown.kind === 'group') {
            return (
              <GroupHeader key={shown.key} style={style} late={shown.late ?? false} note={shown.note ?? null}>
                {shown.label}
              </GroupHeader>
            );
          }
          return (
            // biome-ignore lint/a11y/useSemanticElements: see the grid
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid, which names its active row
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys
            <div
              key={shown.key}
              id={`${listId}${shown.key}`}
              role="row"
              aria-rowindex={place.index + 1}
              aria-selected={shown.key === chosen}
              className={`it it-${rowHeight}`}
              style={style}
              onClick={() => onChoose(shown.key)}
              onDoubleClick={() => props.onOpen?.(shown.row)}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: see the row */}
              <div role="gridcell" style={{ gridTemplateColumns: columns }}>
                {renderRow(shown.row)}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface GroupHeaderProps {
  readonly late?: boolean;
  readonly note?: string | null;
  readonly style?: Readonly<Record<string, string | number>>;
  readonly children: ReactNode;
}

/** A heading inside a list, 30 px; red only for what is late. */
function GroupHeader({ late = false, note = null, style, children }: GroupHeaderProps): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: nothing can be done with it
    <div role="row" className={late ? 'grp late' : 'grp'} style={style}>
      {/* biome-ignore lint/a11y/useSemanticElements: a cell of the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: nothing can be done with it */}
      <div role="gridcell">
        {children}
        {note !== null && <span>{note}</span>}
      </div>
    </div>
  );
}

/** The keys of the screen's main list, which work wherever no field has the focus. */
function useListKeys<Row>(
  props: VirtualListProps<Row> & { readonly main: boolean },
  move: (key: string) => boolean,
  open: () => void,
  toggle: () => void,
): void {
  const step = (keys: string, key: string, hint: string | false) => ({
    keys,
    label: '选择',
    hint,
    run: () => void move(key),
  });
  const letters = props.letters ? [step('j', 'ArrowDown', false), step('k', 'ArrowUp', false)] : [];
  useKeys(
    props.label,
    props.main
      ? [
          step('ArrowUp', 'ArrowUp', '选择'),
          step('ArrowDown', 'ArrowDown', '选择'),
          ...letters,
          { keys: 'Home', label: '第一个', hint: false, run: () => void move('Home') },
          { keys: 'End', label: '最后一个', hint: false, run: () => void move('End') },
          { keys: 'PageUp', label: '上一屏', hint: false, run: () => void move('PageUp') },
          { keys: 'PageDown', label: '下一屏', hint: false, run: () => void move('PageDown') },
          ...(props.onOpen ? [{ keys: 'Enter', label: props.openLabel ?? '打开', run: open }] : []),
          ...(props.onToggle ? [{ keys: 'Space', label: '选中', run: toggle }] : []),
        ]
      : [],
    { layer: 'list' },
  );
}
