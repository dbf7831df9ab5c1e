import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { ScoreSheetRow } from '../../../shared/contract/spot-check.ts';
import { heaviest, type ItemKind, mostItems, type ScoreItem } from '../../../shared/domain/spot-check/score-sheet.ts';
import { newSendId } from '../../state/send-id.ts';

/** An item as it is written: its weight as typed. */
export interface ItemDraft {
  readonly id: string;
  readonly label: string;
  readonly kind: ItemKind;
  readonly weight: string;
}

/** A new version of the score sheet as it is written. */
export interface SheetDraft {
  readonly effectiveFrom: CivilDate | null;
  readonly passMark: string;
  readonly note: string;
  readonly items: readonly ItemDraft[];
}

/** What the host is sent. */
export interface SheetTerms {
  readonly effectiveFrom: CivilDate;
  readonly passMark: number;
  readonly note: string;
  readonly items: ScoreItem[];
}

/** A draft that begins with what holds now. */
export function sheetDraftOf({ items, passMark }: ScoreSheetRow, today: CivilDate): SheetDraft {
  return {
    effectiveFrom: today,
    passMark: String(passMark),
    note: '',
    items: items.map((item) => ({ ...item, weight: String(item.weight) })),
  };
}

/** One more item, with an id that no item has had. */
export function newItem(): ItemDraft {
  return { id: newSendId().slice(0, 14), label: '', kind: 'yes_no', weight: '1' };
}

/** An item moved one place up or down; at an end it stays. */
export function moved(items: readonly ItemDraft[], at: number, by: 1 | -1): readonly ItemDraft[] {
  const [one, other] = [items[at], items[at + by]];
  if (one === undefined || other === undefined) return items;
  return items.with(at, other).with(at + by, one);
}

/** What the draft says, or what it lacks, in words. */
export function termsOf(draft: SheetDraft): SheetTerms | string {
  const { effectiveFrom, note } = draft;
  const passMark = Number(draft.passMark);
  if (effectiveFrom === null) return '填从哪天起用';
  if (draft.items.length === 0) return '至少留一项';
  if (draft.items.length > mostItems) return `最多 ${mostItems} 项`;
  const unnamed = draft.items.findIndex(({ label }) => label.trim() === '');
  if (unnamed >= 0) return `第 ${unnamed + 1} 项写上听什么`;
  const unweighed = draft.items.findIndex(({ weight }) => !isWithin(Number(weight), heaviest));
  if (unweighed >= 0) return `第 ${unweighed + 1} 项的权重填 1 到 ${heaviest}`;
  if (!isWithin(passMark, 100)) return '合格分填 1 到 100';
  return {
    effectiveFrom,
    passMark,
    note,
    items: draft.items.map(({ id, label, kind, weight }) => ({ id, label, kind, weight: Number(weight) })),
  };
}

function isWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
