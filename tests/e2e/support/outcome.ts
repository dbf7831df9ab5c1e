import { z } from 'zod';
import { auditLine } from './expected.ts';

/** Whoever can call procedures by name: a screen's transport, or a program's. */
interface Caller {
  call(procedure: string, input: object): Promise<unknown>;
}

const verdictWords: Readonly<Record<string, string>> = {
  match: '一致',
  mismatch: '不一致',
  missing: '未录入',
  no_paper: '无纸卡',
  no_card: '客流无卡',
};
const row = z.object({
  key: z.string(),
  serial: z.string().nullable(),
  verdict: z.string().nullable(),
  fields: z.array(z.string()),
  note: z.string(),
});
const view = z.object({ groups: z.array(z.object({ rows: z.array(row) })) });
const item = z.object({ values: z.array(z.object({ field: z.string(), system: z.string().nullable() })) });
const findings = z.object({ rows: z.array(z.object({ amountFen: z.int() })), nextCursor: z.string().nullish() });

/** What the audit of a day reached, in the form of the expected lines. */
export async function auditLinesOf(manager: Caller, day: string): Promise<readonly string[]> {
  const { groups } = view.parse(await manager.call('audit.day', { day }));
  const lines: string[] = [];
  for (const { key, serial, verdict, fields, note } of groups.flatMap(({ rows }) => rows))
    lines.push(
      auditLine({
        serial: serial ?? '',
        phone: serial === null ? await phoneOf(manager, day, key) : '',
        verdict: verdictWords[verdict ?? ''] ?? 'not judged',
        fields,
        note,
      }),
    );
  return lines.toSorted();
}

async function phoneOf(manager: Caller, day: string, key: string): Promise<string> {
  const { values } = item.parse(await manager.call('audit.item', { day, key }));
  return (values.find(({ field }) => field === 'phone')?.system ?? '').replaceAll(' ', '');
}

/** How many findings of a day carry exactly 50 RMB; any other amount is an error. */
export async function fineCountOf(manager: Caller, day: string): Promise<number> {
  let count = 0;
  let cursor: string | null | undefined;
  do {
    const page = findings.parse(
      await manager.call('finding.list', { from: day, to: day, limit: 100, ...(cursor ? { cursor } : {}) }),
    );
    for (const { amountFen } of page.rows) {
      if (amountFen !== 0 && amountFen !== 5000) throw new Error(`a finding of ${amountFen} fen`);
      if (amountFen === 5000) count++;
    }
    cursor = page.nextCursor;
  } while (cursor);
  return count;
}
