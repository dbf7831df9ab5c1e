import type { ReactElement } from 'react';
import type { Extension } from '../../../shared/contract/customer-rows.ts';
import { Tag } from '../../components/marks.tsx';
import { useToday } from '../../state/clock.ts';
import { extensionWords } from './plan-words.ts';

/** 已延期: a day beyond the limit that is no mistake; who granted it and why stand in the title. */
export function ExtendedTag({ extension }: { readonly extension: Extension }): ReactElement {
  const today = useToday();
  return <Tag title={extensionWords(extension, today)}>已延期</Tag>;
}
