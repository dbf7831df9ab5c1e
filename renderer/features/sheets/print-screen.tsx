import type { ReactElement } from 'react';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import { stampWords } from '../../../shared/domain/audit-sheet-table.ts';
import { useBack, usePathParam } from '../../app/go.tsx';
import { PrintBar } from '../../components/print/print-bar.tsx';
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
  return (
    <>
      <PrintBar title="打印检查表" isReady={query.data !== undefined} onBack={back}>
        A4 横向，一页。这次打印已记入日志。
      </PrintBar>
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
