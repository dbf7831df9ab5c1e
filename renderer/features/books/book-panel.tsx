import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { dateColumn, dateWords } from '../../../shared/calendar/words.ts';
import type { BookRow, SerialRow } from '../../../shared/contract/book.ts';
import { GoLink, useCanOpen, useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Instant } from '../../components/instant.tsx';
import { rowItems } from '../../components/list-model.ts';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { useSerials } from './book-queries.ts';
import { freeCount, holderWords, mayVoid, rangeWords, sheetCount, stateWords } from './book-words.ts';
import { VoidForm, type VoidKind } from './void-form.tsx';

interface BookPanelProps {
  readonly book: BookRow;
}

/** One book: who has it, and each of its sheets; a free one can be taken out of use here. */
export function BookPanel({ book }: BookPanelProps): ReactElement {
  const person = usePerson();
  const go = useGo();
  const canOpenCards = useCanOpen()('/cards/$id');
  const list = useSerials(book.id, sheetCount(book));
  const [place, setPlace] = useRemembered<string | null>(['book', book.id, 'sheet'], null);
  const [asking, setAsking] = useState<VoidKind | null>(null);
  const items = useMemo(() => rowItems(list.rows, ({ serial }) => serial), [list.rows]);
  const chosen = list.rows.find(({ serial }) => serial === place) ?? firstFree(list.rows);
  const canVoid = (chosen?.state === 'free' || chosen?.state === 'gap') && mayVoid(book, person);
  const isElsewhere = place !== null && !list.rows.some(({ serial }) => serial === place);
  const { onNearEnd } = list;
  const rowsRead = list.rows.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sheet that is asked for is read on to, page by page
  useEffect(() => {
    if (isElsewhere) onNearEnd();
  }, [isElsewhere, rowsRead, onNearEnd]);
  const ask = (kind: VoidKind): void => setAsking(kind);
  const canPrint = useCanOpen()('/books/$id/print') && freeCount(book) > 0;
  const print = (): void => go(`/books/${book.id}/print`);
  useKeys(rangeWords(book), canPrint ? [{ keys: 'Ctrl+p', label: '打印空白卡', run: print }] : [], { layer: 'panel' });
  useKeys(
    rangeWords(book),
    canVoid && asking === null
      ? [
          { keys: 'v', label: '作废这张', run: () => ask('void') },
          { keys: 'l', label: '挂失这张', run: () => ask('lost') },
        ]
      : [],
    { layer: 'panel' },
  );
  const failure = list.error === null ? null : failureOf(list.error);
  return (
    <Panel
      label={`卡本 ${rangeWords(book)}`}
      header={<Header book={book} onPrint={canPrint ? print : null} onGap={setPlace} />}
      footer={
        chosen &&
        (asking !== null && canVoid ? (
          <VoidForm
            key={`${chosen.serial}.${asking}`}
            serial={chosen.serial}
            kind={asking}
            onEnd={() => setAsking(null)}
          />
        ) : (
          <SheetFooter sheet={chosen} mayVoid={canVoid} canOpenCards={canOpenCards} onAsk={ask} />
        ))
      }
    >
      <div className="book-sheets">
        {list.isLoading && <LoadingRows words="正在读取每张的去向…" rowHeight={32} rows={12} />}
        {failure !== null && (
          <ErrorState
            title="每张的去向没能全部读出来"
            text={`${failure.text}。`}
            errorNumber={failure.errorNumber}
            onRetry={list.retry}
          />
        )}
        {items.length > 0 && (
          <VirtualList
            label={`${rangeWords(book)} 的每一张`}
            main={false}
            items={items}
            rowHeight={32}
            columns="104px 52px minmax(0,1fr)"
            chosen={chosen?.serial ?? null}
            onChoose={(serial) => {
              setPlace(serial);
              setAsking(null);
            }}
            onOpen={({ card }) => {
              if (card !== null && canOpenCards) go(`/cards/${card.id}`);
            }}
            onNearEnd={list.onNearEnd}
            total={sheetCount(book)}
            renderRow={(sheet) => <SheetCells sheet={sheet} canOpenCards={canOpenCards} />}
          />
        )}
      </div>
    </Panel>
  );
}

/** The next sheet to be written on: where one begins to look. */
function firstFree(rows: readonly SerialRow[]): SerialRow | null {
  return rows.find(({ state }) => state === 'free') ?? rows[0] ?? null;
}

interface HeaderProps extends BookPanelProps {
  readonly onPrint: (() => void) | null;
  /** Goes to a sheet that is missing. */
  readonly onGap: (serial: string) => void;
}

function Header({ book, onPrint, onGap }: HeaderProps): ReactElement {
  const today = useToday();
  return (
    <>
      <div className="row">
        <h2 className="md b nw">{rangeWords(book)}</h2>
        <span className="t2">{holderWords(book)}</span>
        <span className="grow" />
        <span className="t2 nw">{dateWords(book.issuedOn, today)}领用</span>
      </div>
      <div className="xs t2">
        共 {sheetCount(book)} 张，已录入 {book.usedCount}，作废遗失 {book.voidCount}
        {book.gapCount > 0 && `，缺号 ${book.gapCount}`}，剩 {freeCount(book)}
        {book.note !== '' && ` · ${book.note}`}
      </div>
      {book.gapCount > 0 && <Gaps book={book} onGap={onGap} />}
      {onPrint && (
        <div className="row">
          <Button small icon="printer" keys="Ctrl+p" onClick={onPrint}>
            打印空白卡
          </Button>
        </div>
      )}
    </>
  );
}

/** Sheets that nobody wrote on although later ones were used: each is to be found, or to be explained (§八.1). */
function Gaps({ book, onGap }: { readonly book: BookRow; readonly onGap: (serial: string) => void }): ReactElement {
  return (
    <Note tone="amber" icon="warning">
      <p className="xs">
        缺号，后面的已经用了：
        {book.gaps.map((serial) => (
          <button key={serial} type="button" className="link gap-link" onClick={() => onGap(serial)}>
            {serial}
          </button>
        ))}
        {book.gapCount > book.gaps.length && `等 ${book.gapCount} 张`}。找到纸卡就补录；写坏、丢了的，作废或挂失。
      </p>
    </Note>
  );
}

interface SheetCellsProps {
  readonly sheet: SerialRow;
  readonly canOpenCards: boolean;
}

function SheetCells({ sheet, canOpenCards }: SheetCellsProps): ReactElement {
  const { serial, state, card, reason } = sheet;
  const about = card === null ? reason : `${card.number || '（待编号）'} · ${dateColumn(card.arrivedOn)}`;
  return (
    <>
      <span className="nw">{serial}</span>
      <span className={state === 'free' ? 't3' : state === 'gap' ? 'amber' : 't2'}>{stateWords[state]}</span>
      <span className="cut" title={about}>
        {card !== null && canOpenCards ? <GoLink to={`/cards/${card.id}`}>{about}</GoLink> : about}
      </span>
    </>
  );
}

interface SheetFooterProps extends SheetCellsProps {
  readonly mayVoid: boolean;
  readonly onAsk: (kind: VoidKind) => void;
}

/** What can be done with the chosen sheet, or why nothing can. */
function SheetFooter({ sheet, mayVoid: canVoid, canOpenCards, onAsk }: SheetFooterProps): ReactElement {
  const go = useGo();
  const { serial, state, card, at, by } = sheet;
  if (canVoid) {
    return (
      <>
        <span className="b nw">{serial}</span>
        <span className="grow" />
        <Button keys="V" onClick={() => onAsk('void')}>
          作废这张
        </Button>
        <Button keys="L" onClick={() => onAsk('lost')}>
          挂失这张
        </Button>
      </>
    );
  }
  if (card !== null) {
    return (
      <>
        <span className="t2">{serial} 已录入系统</span>
        <span className="grow" />
        {canOpenCards && <Button onClick={() => go(`/cards/${card.id}`)}>看这张洽谈卡</Button>}
      </>
    );
  }
  return (
    <span className="t2">
      {serial} {stateWords[state]}
      {state === 'free' || state === 'gap' ? (
        '；作废和挂失由领用人、内勤或经理来办'
      ) : (
        <>
          ，{by?.name} <Instant at={at} /> 记
        </>
      )}
    </span>
  );
}
