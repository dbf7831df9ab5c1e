import type { AuditItemView } from '../../../shared/contract/audit-rows.ts';
import type { AuditedField, FieldVerdict } from '../../../shared/domain/audit-compare.ts';
import { comparable } from '../../../shared/text/compare.ts';

/** What is being said of one field and not stored yet. */
export interface FieldDraft {
  readonly mark: FieldVerdict | null;
  readonly paper: string;
}

/** What is being said of a card, by field. */
export type ReadingDraft = Readonly<Partial<Record<AuditedField, FieldDraft>>>;

/** What stands for a field of the paper on which nothing is written, where that must be said. */
export const nothingWritten = '空';

/**
 * A card as it was read before: the stored mark, else what the comparison said. A blank that was keyed in among written
 * fields was said on purpose.
 */
export function draftOf(item: AuditItemView): ReadingDraft {
  return Object.fromEntries(
    item.values.map(({ field, mark, verdict, paper }) => {
      const said = mark ?? verdict;
      return [field, { mark: said, paper: paper === '' && said === 'mismatch' ? nothingWritten : (paper ?? '') }];
    }),
  );
}

/** Whether anything stands there at all. */
export function isBlank(words: string): boolean {
  return comparable(words) === '';
}

export function fieldOf(draft: ReadingDraft, field: AuditedField): FieldDraft {
  return draft[field] ?? { mark: null, paper: '' };
}

/** The draft with one field changed. */
export function withField(draft: ReadingDraft, field: AuditedField, change: Partial<FieldDraft>): ReadingDraft {
  return { ...draft, [field]: { ...fieldOf(draft, field), ...change } };
}

/** 其余都一致: every field without a mark becomes a match. */
export function withRestMatching(draft: ReadingDraft, fields: readonly AuditedField[]): ReadingDraft {
  return Object.fromEntries(
    fields.map((field) => {
      const own = fieldOf(draft, field);
      return [field, own.mark === null ? { ...own, mark: 'match' } : own];
    }),
  );
}

/** The fields that differ, that differ without the paper's words, or that wait, in the paper's order. */
export function splitFields(draft: ReadingDraft, fields: readonly AuditedField[]) {
  const of = (mark: FieldVerdict | null) => fields.filter((field) => fieldOf(draft, field).mark === mark);
  const mismatched = of('mismatch');
  return {
    mismatched,
    wordless: mismatched.filter((field) => isBlank(fieldOf(draft, field).paper)),
    open: of(null),
  };
}

/** What a save sends: every mark, and the paper's words wherever there are any or something differs. */
export function marksInput(draft: ReadingDraft): {
  readonly marks: Partial<Record<AuditedField, FieldVerdict>>;
  readonly paper: Partial<Record<AuditedField, string>>;
} {
  const marks: Partial<Record<AuditedField, FieldVerdict>> = {};
  const paper: Partial<Record<AuditedField, string>> = {};
  // every key of a draft is a field
  for (const [field, { mark, paper: words }] of Object.entries(draft) as [AuditedField, FieldDraft][]) {
    if (mark !== null) marks[field] = mark;
    if (words !== '' || mark === 'mismatch') paper[field] = words;
  }
  return { marks, paper };
}

/** What keying in sends: the paper's words, blanks included. */
export function paperInput(
  draft: ReadingDraft,
  fields: readonly AuditedField[],
): Partial<Record<AuditedField, string>> {
  return Object.fromEntries(fields.map((field) => [field, fieldOf(draft, field).paper]));
}

/** Whether two drafts say the same. */
export function isSameDraft(a: ReadingDraft, b: ReadingDraft, fields: readonly AuditedField[]): boolean {
  return fields.every((field) => {
    const [x, y] = [fieldOf(a, field), fieldOf(b, field)];
    return x.mark === y.mark && x.paper === y.paper;
  });
}
