import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import type { BookPrint } from '../../../shared/contract/book.ts';
import { stampWords } from '../../../shared/domain/audit-sheet-table.ts';
import { useBack, usePathParam } from '../../app/go.tsx';
import { PrintBar } from '../../components/print/print-bar.tsx';
import { LoadingRows } from '../../components/states.tsx';
import { useApi } from '../../state/api.ts';
import { useToday, useZone } from '../../state/clock.ts';
import { useCustomFields, useStaff, useVehicles } from '../../state/commons.ts';
import { useEntries } from '../../state/lists.ts';
import { CardPaper } from '../cards/print/card-paper.tsx';
import { usePaperReady, usePaperSources } from '../cards/print/use-paper-sources.ts';
import { Loaded } from '../settings/loaded.tsx';

/** So many sheets at once: a stack that a printer's tray holds. */
const atOnce = 50;

/** The next blank sheets of a book for paper, a number on each; opening it is logged as a print. */
export function PrintBook(): ReactElement {
  const bookId = usePathParam('id');
  const api = useApi();
  const back = useBack('/books');
  const query = useQuery({
    queryKey: ['book', 'print', bookId],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: () => api.book.print({ bookId, count: atOnce }),
  });
  const isReady = usePaperReady();
  return (
    <>
      <PrintBar title="打印空白洽谈卡" isReady={isReady && query.data !== undefined} onBack={back}>
        A5 横向，{query.data === undefined ? '' : `${query.data.serials.length} 张，`}
        一张一个号；用过、作废、遗失的不再印。这次打印已记入日志。
      </PrintBar>
      <Loaded query={query} what="空白洽谈卡">
        {(print) => (
          <div className="card-desk">
            {isReady ? <Blanks print={print} /> : <LoadingRows words="正在读取字典…" rowHeight={32} />}
          </div>
        )}
      </Loaded>
    </>
  );
}

function Blanks({ print }: { readonly print: BookPrint }): ReactElement {
  const dictionaries = useEntries();
  const { data: vehicles = [] } = useVehicles();
  const { data: people = [] } = useStaff();
  const { data: customFields = [] } = useCustomFields();
  const today = useToday();
  const zone = useZone();
  const from = usePaperSources({ dictionaries, vehicles, people, names: new Map(), today, zone, customFields });
  const stamp = stampWords(print.printedAt, zone, (ms) => civilDateAt(ms, zone));
  return (
    <>
      {print.serials.map((serial) => (
        <CardPaper
          key={serial}
          storeName={print.storeName}
          values={{ serial }}
          number=""
          day={null}
          code={{ kind: 'serial', serial }}
          from={from}
          foot={`打印 ${stamp} ${print.printedBy.name}`}
        />
      ))}
    </>
  );
}
