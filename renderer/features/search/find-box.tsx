import './find-box.css';
import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { FoundCard } from '../../../shared/contract/attachment.ts';
import { useGo } from '../../app/go.tsx';
import { isComposing } from '../../app/key-stroke.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Icon } from '../../components/icon.tsx';
import { LevelBadge, Note, Tag } from '../../components/marks.tsx';
import { useLasting } from '../../components/states.tsx';
import { useHeldEnter } from '../../components/use-held-enter.ts';
import { useServices } from '../../state/services.ts';
import { fullNameOf, phoneWords } from '../customers/customer-words.ts';
import type { FoundCustomer } from './opened.ts';
import { type Find, useFind } from './use-find.ts';

/** 找客户 (Ctrl K): by name, pinyin initials, phone or its tail, plate; over every screen. */
export function FindBox(): ReactElement | null {
  const isOpen = useStore(useServices().overlays, (overlays) => overlays.open === 'find');
  return isOpen ? <OpenFindBox /> : null;
}

const headings = { found: '找到的客户', opened: '最近打开', recent: '最近更新' } as const;

function OpenFindBox(): ReactElement {
  const { overlays } = useServices();
  const go = useGo();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(0);
  const find = useFind(typed);
  const at = Math.min(marked, find.rows.length - 1);
  const open = (row: FoundCustomer | undefined): void => {
    if (row === undefined) return;
    overlays.close();
    go(`/customers/${row.id}`);
  };
  const openCard = (cardId: string): void => {
    overlays.close();
    go(`/cards/${cardId}`);
  };
  useFocusBack(field);
  useKeys('找客户', [{ keys: 'Escape', label: '收起', run: overlays.close }], { layer: 'overlay', modal: true });
  const enter = useHeldEnter(find.settled, (wasHeld) => {
    if (find.card !== null) openCard(find.card.cardId);
    else open(find.rows[wasHeld ? 0 : at]);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && find.rows.length > 0) setMarked((at + step + find.rows.length) % find.rows.length);
    else if (event.key === 'Enter') enter.press();
    else if (event.key !== 'Tab' && step === 0) return;
    // Tab stays in the box: behind it nothing can be reached while it is open.
    event.preventDefault();
  };
  return (
    <div className="find-veil">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the box closes it, as Esc does */}
      <div className="find-away" onMouseDown={overlays.close} />
      <section className="find-box pop" role="dialog" aria-modal="true" aria-label="找客户">
        <div className="find-field">
          <Icon name="search" />
          <input
            ref={field}
            role="combobox"
            aria-label="找客户"
            aria-expanded={find.rows.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={find.rows[at] ? `${listId}${at}` : undefined}
            placeholder="姓名、拼音首字母、手机尾号、车牌、卡号，或扫卡上的二维码"
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setMarked(0);
              enter.forget();
            }}
            onKeyDown={onKeyDown}
          />
          <kbd>Esc</kbd>
        </div>
        {find.card !== null && <CardFound card={find.card} onOpen={openCard} />}
        {find.cardFailure !== null && (
          <p className="find-none t2" role="status">
            {find.cardFailure.text}。
          </p>
        )}
        <Results id={listId} find={find} at={at} onOpen={open} onMark={setMarked} />
        <div className="find-foot xs t3">
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> 选择
          </span>
          <span>
            <kbd>Enter</kbd> 打开客户
          </span>
          <span className="grow" />
          <span>别人的客户，要输完整的号码、车牌或车架号</span>
        </div>
      </section>
    </div>
  );
}

interface CardFoundProps {
  readonly card: FoundCard;
  readonly onOpen: (cardId: string) => void;
}

/** The one card that a code, number or serial means; Enter opens it. */
function CardFound({ card, onOpen }: CardFoundProps): ReactElement {
  return (
    <button type="button" className="find-card" onClick={() => onOpen(card.cardId)}>
      <Icon name="card" />
      <span className="b nw">洽谈卡 {card.number || '待编号'}</span>
      {card.serial !== null && <span className="t2 nw">纸卡 {card.serial}</span>}
      <span className="t2 cut grow">{card.customerName}</span>
      <kbd>Enter</kbd>
    </button>
  );
}

interface ResultsProps {
  readonly id: string;
  readonly find: Find;
  readonly at: number;
  readonly onOpen: (row: FoundCustomer) => void;
  readonly onMark: (at: number) => void;
}

function Results({ id, find, at, onOpen, onMark }: ResultsProps): ReactElement {
  const isSlow = useLasting(!find.settled, 1000);
  if (find.failure !== null) {
    return (
      <div className="find-none" role="alert">
        <Note tone="red" icon="warning">
          没能去找：{find.failure.text}。
        </Note>
      </div>
    );
  }
  return (
    <>
      <div className="find-head xs t3" role="status">
        {find.rows.length > 0 && headings[find.kind]}
        {isSlow && ' 正在找…'}
      </div>
      {find.rows.length === 0 && find.settled && find.card === null && find.cardFailure === null && (
        <Nothing kind={find.kind} />
      )}
      <div
        id={id}
        className="find-rows"
        role="listbox"
        aria-label={headings[find.kind]}
        onMouseDown={(event) => event.preventDefault()}
      >
        {find.rows.map((row, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: see the list
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
          <div
            key={row.id}
            id={`${id}${index}`}
            role="option"
            className={index === at ? 'find-row at' : 'find-row'}
            aria-selected={index === at}
            onClick={() => onOpen(row)}
            onMouseMove={() => onMark(index)}
          >
            <FoundLine row={row} />
          </div>
        ))}
      </div>
      {find.more && <p className="find-more xs t3">还有更多，请再多输几个字。</p>}
    </>
  );
}

function Nothing({ kind }: { readonly kind: Find['kind'] }): ReactElement {
  return (
    <div className="find-none">
      {kind === 'found' ? (
        <>
          <p className="b">没有找到</p>
          <p className="t2">
            换个写法试试：姓名「刘洪波」、首字母「lhb」、手机尾号「5521」、车牌。别人的客户要输完整的手机号。
          </p>
        </>
      ) : (
        <p className="t2">输姓名、拼音首字母、手机尾号或车牌；打开过的客户会排在这里。</p>
      )}
    </div>
  );
}

function FoundLine({ row }: { readonly row: FoundCustomer }): ReactElement {
  const about = row.intention ?? (row.plates.join('、') || (row.stage === 'retained' ? '基盘客户' : ''));
  return (
    <>
      {row.level === null ? (
        row.stage === 'retained' ? (
          <LevelBadge level="delivered" />
        ) : (
          <span />
        )
      ) : (
        <LevelBadge level={row.level} />
      )}
      <span className="b cut">{fullNameOf(row)}</span>
      <span className="t2 nw">{row.phone === null ? '没有电话' : phoneWords(row.phone, row.phoneMasked)}</span>
      <span className="t2 cut">{about}</span>
      {row.access === 'masked' ? (
        <Tag icon="lock">{row.owner === null ? '没有归属' : `归${row.owner.name}`}</Tag>
      ) : (
        <span className="xs t3 nw">{row.owner?.name ?? ''}</span>
      )}
    </>
  );
}

/** Takes the focus while the box is open and gives it back to where it was. */
function useFocusBack(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [field]);
}
