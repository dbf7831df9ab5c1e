import type { ReactElement } from 'react';
import { Kbd, Tag } from '../../../components/marks.tsx';
import { useEntries } from '../../../state/lists.ts';
import { labelIn } from '../customer-words.ts';

interface TagsInHeadProps {
  readonly tags: readonly string[];
  /** Left out where the person may not change them. */
  readonly onTags?: () => void;
}

/** More words than these would push the buttons out of the head; the rest stands in the title. */
const shown = 3;

/** The words of the store that are said of a customer, beside his number. */
export function TagsInHead({ tags, onTags }: TagsInHeadProps): ReactElement {
  const entries = useEntries();
  const labels = tags.map((tag) => labelIn(entries, 'customer_tag', tag) ?? tag);
  const rest = labels.slice(shown);
  return (
    <>
      {labels.slice(0, shown).map((label) => (
        <Tag key={label}>{label}</Tag>
      ))}
      {rest.length > 0 && (
        <span className="xs t2" title={rest.join('、')}>
          等 {labels.length} 个
        </span>
      )}
      {onTags && (
        <button type="button" className="link xs nw" aria-keyshortcuts="t" onClick={onTags}>
          {labels.length === 0 ? '加标签' : '改标签'} <Kbd keys="t" />
        </button>
      )}
    </>
  );
}
