import type { RecordingNote, RecordingRow } from '../../shared/contract/recording.ts';

const wang = { id: 's1', name: '王磊' };
/** 15:23 of 21 November in the store. */
const spokenAt = Date.UTC(2026, 10, 21, 7, 23);

/** A minute of a call of 王磊 with 刘洪波, which a person matched; `over` says what is different. */
export function recordingRow(over: Partial<RecordingRow> = {}): RecordingRow {
  return {
    id: 'r1',
    customerId: 'c1',
    customerName: '刘洪波',
    contactId: 'k1',
    contact: { at: spokenAt + 180_000, onDay: '2026-11-21', outcome: 'connected', feedback: '等月底活动', by: wang },
    staff: wang,
    confidence: 100,
    matchedBy: 'person',
    spokenAt,
    spokenOn: '2026-11-21',
    durationMs: 60_000,
    mediaType: 'audio/wav',
    bytes: 480_044,
    originalName: '录音_13800005521_20261121152300.wav',
    source: 'hand',
    at: spokenAt + 300_000,
    by: wang,
    expiredAt: null,
    hasConsent: true,
    canCorrect: true,
    canUnmatch: true,
    canRemove: true,
    ...over,
  };
}

/** A line of 王磊's at a moment of it. */
export function noteRow(id: string, atMs: number, text: string): RecordingNote {
  return { id, atMs, text, by: wang, at: spokenAt, canRemove: true };
}
