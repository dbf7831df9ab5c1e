import { type ReactElement, useEffect, useRef } from 'react';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import { stampWords } from '../../../shared/domain/audit-sheet-table.ts';
import { useBack, usePathParam } from '../../app/go.tsx';
import { Keyboard } from '../../app/keyboard.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { useZone } from '../../state/clock.ts';
import { Loaded } from '../settings/loaded.tsx';
import { SheetPaper } from './sheet-paper.tsx';
import { useSheetPrint } from './sheet-queries.ts';

/** The sheet alone, for paper; opening it is logged as a print, and the print window comes by itself. */
export function SheetPrint(): ReactElement {
  const day = usePathParam('day');
  const zone = useZone();
  const back = useBack(`/sheets/${day}`);
  const query = useSheetPrint(day);
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => again.current?.focus(), []);
  const isThere = query.data !== undefined;
  useEffect(() => {
    if (!isThere) return;
    // after the page has been laid out and fitted
    const frame = requestAnimationFrame(() => window.print());
    return () => cancelAnimationFrame(frame);
  }, [isThere]);
  useKeys('打印', [
    { keys: 'Ctrl+p', label: '再打一份', run: () => window.print() },
    { keys: 'Escape', label: '返回', run: back },
  ]);
  return (
    <>
      <Keyboard />
      <h1 className="visually-hidden">打印检查表</h1>
      <div className="sheet-print-bar">
        <Button keys="Escape" onClick={back}>
          返回
        </Button>
        <span className="t2 grow">A4 横向，一页。这次打印已记入日志。</span>
        <Button ref={again} look="primary" icon="printer" keys="Ctrl+p" onClick={() => window.print()}>
          打印
        </Button>
      </div>
      <Loaded query={query} what="检查表">
        {({ sheet, printedBy, printedAt }) => (
          <div className="sheet-desk">
            <SheetPaper
              sheet={sheet}
              foot={`打印 ${stampWords(printedAt, zone, (ms) => civilDateAt(ms, zone))} ${printedBy.name} · 第 1 页，共 1 页`}
            />
          </div>
        )}
      </Loaded>
    </>
  );
}
