import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { civilDateAt } from '../../../../shared/calendar/civil-date.ts';
import { fullDateWords } from '../../../../shared/calendar/words.ts';
import type { CardPrint } from '../../../../shared/contract/card-rows.ts';
import { stampWords } from '../../../../shared/domain/audit-sheet-table.ts';
import type { CardCode } from '../../../../shared/domain/card-code.ts';
import { useBack, usePathParam } from '../../../app/go.tsx';
import { PrintBar } from '../../../components/print/print-bar.tsx';
import { LoadingRows } from '../../../components/states.tsx';
import { useApi } from '../../../state/api.ts';
import { Loaded } from '../../settings/loaded.tsx';
import { useReadingWords } from '../card-reading.tsx';
import { CardPaper } from './card-paper.tsx';
import { usePaperReady, usePaperSources } from './use-paper-sources.ts';

/** One card for paper; opening it is logged as a print, and the print window comes by itself. */
export function PrintCard(): ReactElement {
  const id = usePathParam('id');
  const api = useApi();
  const back = useBack(`/cards/${id}`);
  const query = useQuery({
    queryKey: ['card', 'print', id],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: () => api.card.print({ id }),
  });
  const isReady = usePaperReady();
  return (
    <>
      <PrintBar title="打印洽谈卡" isReady={isReady && query.data !== undefined} onBack={back}>
        A5 横向，一页。这次打印已记入日志。
      </PrintBar>
      <Loaded query={query} what="洽谈卡">
        {(print) => (
          <div className="card-desk">
            {isReady ? <FilledCard print={print} /> : <LoadingRows words="正在读取字典…" rowHeight={32} />}
          </div>
        )}
      </Loaded>
    </>
  );
}

function FilledCard({ print }: { readonly print: CardPrint }): ReactElement {
  const { card, storeName, printedBy, printedAt, times } = print;
  const words = useReadingWords(card);
  const from = usePaperSources({ ...words, today: card.arrivedOn });
  const stamp = stampWords(printedAt, words.zone, (ms) => civilDateAt(ms, words.zone));
  return (
    <CardPaper
      storeName={storeName}
      values={card.values}
      number={card.number}
      day={fullDateWords(card.arrivedOn)}
      code={codeOf(card.number, card.values.serial ?? '')}
      from={from}
      foot={`打印 ${stamp} ${printedBy.name} · 第 ${times} 次打印`}
    />
  );
}

/** What finds the card again: its number, or the paper's while it waits for one. */
function codeOf(number: string, serial: string): CardCode | null {
  if (number !== '') return { kind: 'card', number };
  return serial === '' ? null : { kind: 'serial', serial };
}
