import type { ReactElement } from 'react';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { dateColumn } from '../../../shared/calendar/words.ts';
import type { CardRow } from '../../../shared/contract/card-rows.ts';
import { labelOfCode } from '../../../shared/domain/dictionary.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { Icon } from '../../components/icon.tsx';
import { LevelBadge, Tag } from '../../components/marks.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import type { Dictionaries } from '../../state/lists.ts';
import { draftName, type draftPath } from './drafts-box.tsx';
import { openFields } from './open-fields.ts';

type Draft = Parameters<typeof draftPath>[0] & Parameters<typeof draftName>[0] & { readonly updatedAt: number };

/** A line of the list: a saved card, or a draft that waits to be finished. */
export type CardLine =
  | { readonly kind: 'card'; readonly card: CardRow }
  | { readonly kind: 'draft'; readonly draft: Draft };

/** Level, who, what, state, when, by whom. */
export const cardColumns = '22px minmax(120px,170px) minmax(0,1fr) 132px 92px 72px';

interface CardLineProps {
  readonly line: CardLine;
  readonly zone: string;
  readonly entries: Dictionaries;
}

/** One line of the list of cards. */
export function CardLineCells({ line, zone, entries }: CardLineProps): ReactElement {
  if (line.kind === 'draft') return <DraftCells draft={line.draft} zone={zone} />;
  const { card } = line;
  const name = nameWithTitle(card.name, card.gender);
  const what = card.vehicleLabel ?? '还没填车型';
  const kind = card.visitKind === null ? '' : labelOfCode(entries('visit_kind'), card.visitKind);
  const result = card.result === null ? '' : labelOfCode(entries('result'), card.result);
  return (
    <>
      {card.level === null ? <span /> : <LevelBadge level={card.level} />}
      <TwoLines main={<b>{name}</b>} sub={phoneOf(card)} title={name} />
      <TwoLines main={what} sub={[kind, result].filter((part) => part !== '').join(' · ')} title={what} />
      <StateOf card={card} />
      <TwoLines end main={arrivalWords(card, zone)} sub={card.departedAt === null ? '没登记离店' : '到店 – 离店'} />
      <TwoLines
        end
        main={card.consultant.name}
        sub={numberWords(card)}
        title={`${card.consultant.name} ${card.number}`}
      />
    </>
  );
}

function StateOf({ card }: { readonly card: CardRow }): ReactElement {
  if (card.state === 'quick') {
    const open = openFields(card.missing, card);
    const missing = open.map(({ label }) => label).join('、');
    return <TwoLines main={<Tag tone="amber">没补完</Tag>} sub={`还差 ${open.length} 项`} title={`还差 ${missing}`} />;
  }
  const plan = card.nextPlanOn === null ? '等经理决定' : `${dateColumn(card.nextPlanOn)} 回访`;
  return <TwoLines main="已完成" sub={plan} />;
}

function DraftCells({ draft, zone }: { readonly draft: Draft; readonly zone: string }): ReactElement {
  return (
    <>
      <Icon name="document" />
      <TwoLines main={<b>{draftName(draft)}</b>} sub={draft.cardId === null ? '新卡' : '改了没保存'} />
      <TwoLines main="草稿，只有您看得到" sub={`${localTimeAt(draft.updatedAt, zone)} 存下`} />
      <TwoLines main={<Tag tone="amber">没保存</Tag>} sub="打开接着写" />
      <span />
      <span />
    </>
  );
}

function phoneOf({ phone, phoneMasked }: CardRow): string {
  if (phone === null) return '没有电话';
  return phoneMasked ? phone : formatPhone(phone);
}

/** 「14:05 – 15:20」 */
export function arrivalWords({ arrivedAt, departedAt }: CardRow, zone: string): string {
  const left = departedAt === null ? '' : localTimeAt(departedAt, zone);
  return `${localTimeAt(arrivedAt, zone)} – ${left}`;
}

/** The end of the card's number: the day stands in the heading. */
function numberWords({ number }: CardRow): string {
  return number === '' ? '待编号' : number.slice(number.indexOf('-') + 1);
}
