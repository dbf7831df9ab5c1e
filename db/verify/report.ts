/**
 * What a verification can find. `row…` and `register…`: the tables differ from what the log says. `change…`, `set…`,
 * `log…`, `head…`, `body…`: the log itself was changed. `file…`: SQLite's own check. `blob…`: an attached file. The rest is derived and can be
 * made anew from the rows.
 */
export type FindingCode =
  | 'file_damaged'
  | 'row_changed'
  | 'row_missing'
  | 'row_unlogged'
  | 'register_changed'
  | 'change_changed'
  | 'change_orphaned'
  | 'body_dropped'
  | 'set_changed'
  | 'set_missing'
  | 'set_unchained'
  | 'log_changed'
  | 'log_missing'
  | 'log_unchained'
  | 'head_changed'
  | 'owner_wrong'
  | 'identity_wrong'
  | 'search_wrong'
  | 'spelling_wrong'
  | 'level_wrong'
  | 'blob_missing'
  | 'blob_damaged';

/** One thing found; the subject is `entity:id`, `set:id` or `log:seq`, the detail a column, group or position. */
export interface Finding {
  readonly code: FindingCode;
  readonly subject: string;
  readonly detail: string;
}

/** What a verification went through and found. */
export interface VerifyReport {
  readonly findings: readonly Finding[];
  /** Findings beyond those listed. */
  readonly more: number;
  readonly counts: {
    readonly rows: number;
    readonly sets: number;
    readonly changes: number;
    readonly logEntries: number;
  };
  /** Bodies of changes and log entries that were erased as the rules demand: no findings. */
  readonly erased: number;
  /** Chains that a restored machine carried on. */
  readonly continued: number;
}

/** Collects while a verification runs. */
export interface Notes {
  readonly counts: { rows: number; sets: number; changes: number; logEntries: number };
  erased: number;
  continued: number;
  found(code: FindingCode, subject: string, detail?: string): void;
  report(): VerifyReport;
}

const listed = 200;

/** An empty collection. */
export function createNotes(): Notes {
  const findings: Finding[] = [];
  let more = 0;
  const notes: Notes = {
    counts: { rows: 0, sets: 0, changes: 0, logEntries: 0 },
    erased: 0,
    continued: 0,
    found: (code, subject, detail = '') => {
      if (findings.length < listed) findings.push({ code, subject, detail });
      else more += 1;
    },
    report: () => ({ findings, more, counts: notes.counts, erased: notes.erased, continued: notes.continued }),
  };
  return notes;
}
