import { type KeyboardEvent, type ReactElement, type ReactNode, type RefObject, useRef } from 'react';
import { flushSync } from 'react-dom';
import { isComposing } from '../../app/key-stroke.ts';
import { useKeys } from '../../app/use-keys.ts';
import { type Unread, UnreadContext } from '../../state/unread.ts';
import { focusNextCell, isMissingCell, isQuickCell } from './cell-walk.ts';

interface CardGridProps {
  /** 「洽谈卡」 */
  readonly label: string;
  /** For those outside that send the focus to a cell (`focusCellOf`). */
  readonly formRef?: RefObject<HTMLFormElement | null>;
  /** Enter on the last cell. */
  readonly onEnd?: () => void;
  /** F2 walks the quick cells: only while the card is not saved yet. */
  readonly quick?: boolean;
  /** Learns of words in its cells that nobody can read. */
  readonly unread?: Unread;
  readonly children: ReactNode;
}

/** The ruled card. Enter walks its cells in the paper's order, Shift Enter back, F2 the blue corners, F4 what is missing. */
export function CardGrid({ label, formRef, onEnd, quick = false, unread, children }: CardGridProps): ReactElement {
  const own = useRef<HTMLFormElement>(null);
  const form = formRef ?? own;
  const walk = (wanted?: (cell: HTMLElement) => boolean, direction: 1 | -1 = 1): void => {
    // The key that walks may just have taken a line that asks for a further cell: it must be there to walk to.
    flushSync(() => undefined);
    if (form.current && !focusNextCell(form.current, wanted, direction) && !wanted && direction === 1) onEnd?.();
  };
  useKeys(
    '洽谈卡的格子',
    [
      { keys: 'Enter', label: '下一格', run: () => walk() },
      { keys: 'Shift+Enter', label: '上一格', run: () => walk(undefined, -1) },
      { keys: 'F2', label: '只走蓝角几项', disabled: !quick, run: () => walk(isQuickCell) },
      { keys: 'F4', label: '下一个没填的必填项', run: () => walk(isMissingCell) },
    ],
    { layer: 'list' },
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
    if (event.ctrlKey || event.altKey || event.metaKey || isActButton(event.target)) return;
    event.preventDefault();
    walk(undefined, event.shiftKey ? -1 : 1);
  };
  return (
    <form
      ref={form}
      className="paper"
      aria-label={label}
      autoComplete="off"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      {unread === undefined ? children : <UnreadContext value={unread}>{children}</UnreadContext>}
    </form>
  );
}

/** A button that does something is pressed by Enter; chips and choices are not, Space takes them. */
function isActButton(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches('button:not([role]), a[href]');
}

interface BandProps {
  /** 来访, 客户, 意向, 洽谈, 结果 */
  readonly title: string;
  readonly children: ReactNode;
}

/** One band of the card: its name upright at the left, twelve columns of cells. */
export function Band({ title, children }: BandProps): ReactElement {
  return (
    <section className="g" aria-label={title}>
      <h2>{title}</h2>
      <div className="cs">{children}</div>
    </section>
  );
}
