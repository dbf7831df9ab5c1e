import { fullDateWords } from '../../../../shared/calendar/words.ts';
import type { CardValues } from '../../../../shared/domain/card.ts';
import type { CardFieldName } from '../../../../shared/domain/card-field-specs.ts';
import { cardField } from '../../../../shared/domain/card-fields.ts';
import { listOfCell, type PaperCell, type TickEntry, tickList } from '../../../../shared/domain/card-paper.ts';
import { type Level, type LevelHorizons, levels } from '../../../../shared/domain/level.ts';
import { genderLabels } from '../../../../shared/domain/person-name.ts';
import { valueWords, type WordSources } from '../card-words.ts';

/** What a cell of the printed card shows. */
export interface PaperContent {
  /** Boxes, ticked or not; empty where the cell is a line of words. */
  readonly ticks: readonly { readonly label: string; readonly isTicked: boolean }[];
  /** Entries with the rank that was written behind each, '' for none. */
  readonly ranks: readonly { readonly label: string; readonly rank: string }[];
  readonly words: string;
}

/** Everything the printing of a card needs besides its values. */
export interface PaperSources extends WordSources {
  readonly horizons: LevelHorizons;
}

/** What stands in a cell: boxes where the list fits, ranks, and the words of its fields. */
export function paperContent(cell: PaperCell, values: CardValues, from: PaperSources): PaperContent {
  const [first] = cell.fields;
  if (first === undefined) return { ticks: [], ranks: [], words: '' };
  const chosen = codesIn(values[first]);
  const entries = cell.filling === 'words' ? [] : tickList(cell, entriesOf(cell, from), chosen);
  const rest = wordsOf(entries.length === 0 ? cell.fields : cell.fields.slice(1), values, from);
  if (cell.filling === 'ranks')
    return { ticks: [], ranks: entries.map(({ code, label }) => ({ label, rank: rankIn(chosen, code) })), words: rest };
  return {
    ticks: entries.map(({ code, label }) => ({ label, isTicked: chosen.includes(code) })),
    ranks: [],
    words: rest,
  };
}

function entriesOf(cell: PaperCell, { dictionaries, horizons }: PaperSources): readonly TickEntry[] {
  switch (cell.id) {
    case 'gender':
      return Object.entries(genderLabels).map(([code, label]) => ({ code, label, active: true }));
    case 'testDrive':
      return [
        { code: 'true', label: '是', active: true },
        { code: 'false', label: '否', active: true },
      ];
    case 'level':
      return levels.map((level) => ({ code: level, label: levelWords(level, horizons), active: true }));
    default: {
      const list = listOfCell(cell);
      return list === null ? [] : dictionaries(list);
    }
  }
}

/** 「A 15 天内」 */
function levelWords(level: Level, horizons: LevelHorizons): string {
  const days = horizons[level];
  if (level === 'O') return 'O 已订车';
  if (days === null) return `${level} 没定`;
  return days === 365 ? `${level} 一年内` : `${level} ${days} 天内`;
}

function codesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return value === null || value === undefined ? [] : [String(value)];
}

function rankIn(chosen: readonly string[], code: string): string {
  const at = chosen.indexOf(code);
  return at === -1 ? '' : String(at + 1);
}

function wordsOf(names: readonly CardFieldName[], values: CardValues, from: PaperSources): string {
  return names
    .map((name) => {
      if (name === 'noExpectedDate') return values.noExpectedDate === true ? '没有明确时间' : '';
      const value = values[name];
      // on paper no day ages: never 「明天」
      if (cardField(name).kind === 'date' && typeof value === 'string') return fullDateWords(value);
      return valueWords(cardField(name), value, from);
    })
    .filter((words) => words !== '')
    .join(' · ');
}
