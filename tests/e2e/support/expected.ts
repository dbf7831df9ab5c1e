import { readDay } from '../../fixtures/day/scenario.ts';

/** One line of `expected-audit.csv`, or of what the audit reached, in one comparable text. */
export function auditLine(line: {
  readonly serial: string;
  readonly phone: string;
  readonly verdict: string;
  readonly fields: readonly string[];
  readonly note: string;
}): string {
  const who = line.serial === '' ? line.phone : line.serial;
  return [who, line.verdict, line.fields.toSorted().join(' '), line.note].join(',');
}

/** What the audit must reach, for the serials played and the visitors without paper. Read by assertions alone. */
export function expectedLines(only?: readonly string[]): readonly string[] {
  return readDay('expected-audit')
    .filter(({ serial = '' }) => only === undefined || only.includes(serial))
    .map(({ serial = '', phone = '', verdict = '', fields = '', note = '' }) =>
      auditLine({ serial, phone, verdict, fields: fields === '' ? [] : fields.split(' '), note }),
    )
    .toSorted();
}

/** How many lines carry 50 RMB. */
export function expectedFines(only?: readonly string[]): number {
  return expectedLines(only).filter((line) => line.includes(',未录入,') || line.includes(',不一致,')).length;
}
