import { civilDateAt, localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { dateColumn, dateWords } from '../../../shared/calendar/words.ts';
import type { RecordingCandidate, RecordingRow } from '../../../shared/contract/recording.ts';
import { followupOutcomeSchema, followupOutcomes } from '../../../shared/domain/followup.ts';
import { useToday, useZone } from '../../state/clock.ts';
import { clockWords } from './sound-words.ts';

type Contact = Pick<RecordingCandidate, 'at' | 'outcome' | 'feedback' | 'by'>;

/** How recordings are spoken of. */
export interface RecordingWords {
  /** When it was spoken: 「今天 15:23」, without the time where the file does not tell. */
  when(recording: Pick<RecordingRow, 'spokenAt' | 'spokenOn'>): string;
  /** The same for a column: 「11-19 15:23」. */
  column(recording: Pick<RecordingRow, 'spokenAt' | 'spokenOn'>): string;
  /** Where it belongs: 「是 今天 15:30 的联系」「还没对上哪次联系」. */
  place(recording: Pick<RecordingRow, 'contact'>): string;
  /** 「今天 15:30 接通」 */
  contact(contact: Contact): string;
}

/** The words for recordings, by the day of the store. */
export function useRecordingWords(): RecordingWords {
  const today = useToday();
  const zone = useZone();
  const moment = (at: number): string => `${dateWords(civilDateAt(at, zone), today)} ${localTimeAt(at, zone)}`;
  return {
    when: ({ spokenAt, spokenOn }) => (spokenAt === null ? dateWords(spokenOn, today) : moment(spokenAt)),
    column: ({ spokenAt, spokenOn }) => {
      const day = spokenAt === null ? spokenOn : civilDateAt(spokenAt, zone);
      const words = day === today ? '今天' : dateColumn(day);
      return spokenAt === null ? words : `${words} ${localTimeAt(spokenAt, zone)}`;
    },
    place: ({ contact }) => (contact === null ? '还没对上哪次联系' : `对上了 ${moment(contact.at)} 的联系`),
    contact: ({ at, outcome }) => `${moment(at)} ${outcomeWords(outcome)}`,
  };
}

/** 「接通」; a code that this window does not know is left out. */
function outcomeWords(outcome: string): string {
  const known = followupOutcomeSchema.safeParse(outcome);
  return known.success ? followupOutcomes[known.data] : '';
}

/** 「1:23」, or the format where nobody could read the length. */
export function lengthWords({ durationMs }: Pick<RecordingRow, 'durationMs'>): string {
  return durationMs === null ? '时长不明' : clockWords(durationMs);
}

/** Whether a person should look at where it belongs. */
export function isDoubtful({ contactId, confidence }: Pick<RecordingRow, 'contactId' | 'confidence'>): boolean {
  return contactId !== null && confidence < 100;
}
