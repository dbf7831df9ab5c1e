import { civilDateAt, localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { AttachmentRow } from '../../../shared/contract/attachment.ts';
import { attachmentKindNames } from '../../../shared/domain/attachment.ts';
import { useToday, useZone } from '../../state/clock.ts';

/** What a file is called, and from whom and when it is. */
export interface AttachmentWords {
  /** 「纸卡 20260309-A07」, or the file's own name. */
  title(file: AttachmentRow): string;
  /** 「李娜 昨天 20:15 附上」 */
  origin(file: Pick<AttachmentRow, 'by' | 'at'>): string;
}

/** The words for files, by the day of the store. */
export function useAttachmentWords(): AttachmentWords {
  const today = useToday();
  const zone = useZone();
  return {
    title: ({ kind, cardNumber, originalName, note }) =>
      kind === 'paper_card'
        ? [attachmentKindNames.paper_card, cardNumber ?? '', note].filter((part) => part !== '').join(' ')
        : note || originalName,
    origin: ({ by, at }) => `${by.name} ${dateWords(civilDateAt(at, zone), today)} ${localTimeAt(at, zone)} 附上`,
  };
}
