import { int, intOrNull, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

const personal = { personal: true } as const;
const match = { group: 'match' } as const;

/**
 * A recorded call with a customer (domain §5, regulation §八.4). The bytes lie beside the database under their digest.
 * Which contact it belongs to is a group of its own that a person may correct; it is null while no contact is known.
 */
export const recording = entity({
  name: 'recording',
  class: 'fields',
  root: 'customer',
  columns: {
    customerId: text(),
    /** The contact (followup.contactId) whose call it is; one contact may stand in several opportunities. */
    contactId: textOrNull(match),
    /** Who spoke for the store. */
    staffId: text(match),
    /** 0 to 100: how sure the match by number and time is; 100 where a person said so. */
    confidence: int(match),
    matchedBy: text<'rule' | 'person'>(match),
    matchedById: textOrNull(match),
    /** When the call began, as far as the file tells; null where it does not. */
    spokenAt: intOrNull(),
    /** The day of the call, or of its contact where the file does not tell. */
    spokenOn: text(),
    durationMs: intOrNull(),
    sha256: text(personal),
    mediaType: text(),
    bytes: int(),
    originalName: text(personal),
    source: text<'hand' | 'folder'>(),
    at: int(),
    byId: text(),
    /** When the bytes were erased because their time was over; the row stays as the fact. */
    expiredAt: intOrNull({ group: 'retention' }),
  },
});

/** What somebody wrote down at a moment of a recorded call; a fact, which may be struck out. */
export const recordingNote = entity({
  name: 'recordingNote',
  class: 'append',
  root: 'customer',
  columns: {
    customerId: text(),
    recordingId: text(),
    /** Milliseconds from the beginning. */
    atMs: int(),
    text: text(personal),
    byId: text(),
    at: int(),
  },
});
