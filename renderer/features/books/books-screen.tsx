import { type ReactElement, useMemo, useState } from 'react';
import { dateColumn, fullDateWords } from '../../../shared/calendar/words.ts';
import type { BookRow } from '../../../shared/contract/book.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { rowItems } from '../../components/list-model.ts';
import { ProgressBar } from '../../components/marks.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import type { KeysetList } from '../../components/use-keyset-list.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { failureOf } from '../../state/failure.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { BookPanel } from './book-panel.tsx';
import { useBooks } from './book-queries.ts';
import { freeCount, holderWords, issuingRoles, rangeWords, sheetCount } from './book-words.ts';
import { NewBook } from './new-book.tsx';
import './books.css';

const columns = 'minmax(0,1fr) 96px 72px minmax(150px,220px)';

/** Takes the keyboard into the sheets of the chosen book. */
function enterSheets(): void {
  document.querySelector<HTMLElement>('.book-sheets [role="grid"]')?.focus();
}

/** 卡本: the books of numbered paper cards, and what became of each sheet of the chosen one. */
export function BooksScreen(): ReactElement {
  const list = useBooks();
  const canIssue = issuingRoles.includes(usePerson().role);
  const [chosenId, choose] = useRemembered<string | null>(['book', 'chosen'], null);
  const [isNew, setNew] = useState(false);
  const chosen = list.rows.find(({ id }) => id === chosenId) ?? list.rows[0] ?? null;
  const begin = (): void => setNew(true);
  const open = (id: string): void => {
    choose(id);
    setNew(false);
  };
  // the next book begins like the last one: not before that is known
  const isReading = list.isLoading;
  useKeys('卡本', canIssue && !isNew ? [{ keys: 'n', label: '登记一本', disabled: isReading, run: begin }] : []);
  const free = list.rows.reduce((sum, book) => sum + freeCount(book), 0);
  return (
    <>
      <HeadRow title="卡本" facts={list.rows.length > 0 && list.total >= 0 && `${list.total} 本，还剩 ${free} 张没用`}>
        {canIssue && !isNew && (
          <Button icon="plus" keys="N" disabled={isReading} onClick={begin}>
            登记一本
          </Button>
        )}
      </HeadRow>
      <Shape kind="panel">
        <div className="left">
          <Books list={list} chosen={isNew ? null : (chosen?.id ?? null)} onChoose={open} canIssue={canIssue} />
        </div>
        {isNew ? (
          <NewBook lastPrefix={list.rows[0]?.prefix ?? ''} onDone={open} onCancel={() => setNew(false)} />
        ) : chosen === null ? (
          <Panel label="卡本">
            {!list.isLoading && list.error === null && <EmptyState title="登记以后，这里看每张纸卡的去向" />}
          </Panel>
        ) : (
          <BookPanel key={chosen.id} book={chosen} />
        )}
      </Shape>
    </>
  );
}

interface BooksProps {
  readonly list: KeysetList<BookRow>;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly canIssue: boolean;
}

function Books({ list, chosen, onChoose, canIssue }: BooksProps): ReactElement {
  const isKeeper = usePerson().role !== 'consultant';
  const items = useMemo(() => rowItems(list.rows, ({ id }) => id), [list.rows]);
  const failure = list.error === null ? null : failureOf(list.error);
  if (list.isLoading) return <LoadingRows words="正在读取卡本…" />;
  return (
    <>
      {failure !== null && (
        <ErrorState
          title="卡本没能全部读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={list.retry}
        />
      )}
      {failure === null && items.length === 0 && (
        <EmptyState
          icon="book"
          title={isKeeper ? '还没有登记纸卡本' : '您手里还没有纸卡本'}
          text={
            !isKeeper
              ? '发给您的和放在前台的卡本列在这里；要领一本，请找内勤或展厅经理。'
              : canIssue
                ? '纸卡发下去以前，先按 N 登记号段；第二天核对时，缺哪张一看便知。'
                : '请内勤或展厅经理先登记号段；登记以后，这里看得到每张纸卡的去向。'
          }
        />
      )}
      {items.length > 0 && (
        <VirtualList
          label="卡本"
          items={items}
          rowHeight={52}
          columns={columns}
          chosen={chosen}
          onChoose={onChoose}
          {...(chosen === null ? {} : { onOpen: enterSheets })}
          openLabel="看每一张"
          onNearEnd={list.onNearEnd}
          total={list.total}
          letters
          renderRow={(book) => <BookCells book={book} />}
        />
      )}
    </>
  );
}

function BookCells({ book }: { readonly book: BookRow }): ReactElement {
  const total = sheetCount(book);
  const gone = book.usedCount + book.voidCount;
  const words = [
    `已录入 ${book.usedCount}`,
    ...(book.voidCount === 0 ? [] : [`作废遗失 ${book.voidCount}`]),
    ...(book.gapCount === 0 ? [] : [`缺号 ${book.gapCount}`]),
    `剩 ${freeCount(book)}`,
  ].join('，');
  return (
    <>
      <TwoLines
        main={<b>{rangeWords(book)}</b>}
        sub={book.note === '' ? `共 ${total} 张` : `共 ${total} 张 · ${book.note}`}
        title={book.note === '' ? rangeWords(book) : book.note}
      />
      <TwoLines main={holderWords(book)} sub={book.holder === null ? '大家用' : '领用'} />
      <TwoLines
        end
        main={dateColumn(book.issuedOn)}
        sub={book.issuedOn.slice(0, 4)}
        title={fullDateWords(book.issuedOn)}
      />
      <div className="book-used">
        <span className="xs t2 nw">{words}</span>
        <ProgressBar done={gone} total={total} label={`${rangeWords(book)} 用去`} />
      </div>
    </>
  );
}
