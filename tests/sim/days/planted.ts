import type { Edit, PlantedFault } from '../planted-fault.ts';

const inDays = (id: string, what: string, ...edits: readonly Edit[]): PlantedFault => ({
  id: `audit-${id}`,
  what,
  edits,
  test: 'tests/sim/generated-days.test.ts',
  env: { QIATAN_DAYS: '12' },
  caughtBy: /seed \d+: /,
});

/** Faults in the audit, the signature and the identity of findings. */
export const auditFaults: readonly PlantedFault[] = [
  inDays('now', 'the values of now are compared instead of those at 24:00', {
    file: 'api/audit/system-cards.ts',
    find: "? asOf(store, 'card', card, dayEndAt) :",
    replace: "? asOf(store, 'card', card, dayEndAt) && card :",
  }),
  inDays('late', 'a card entered after 24:00 counts as entered', {
    file: 'api/audit/system-cards.ts',
    find: "? asOf(store, 'card', card, dayEndAt) :",
    replace: "? (asOf(store, 'card', card, dayEndAt) ?? card) :",
  }),
  inDays('midnight', 'the day ends at 21:00 of the showroom', {
    file: 'api/audit/facts.ts',
    find: 'return startOfDay(addDays(day, 1), zone);',
    replace: 'return startOfDay(addDays(day, 1), zone) - 3 * 3_600_000;',
  }),
  inDays('log', 'the log is not asked about what was changed since', {
    file: 'db/queries/as-of.ts',
    find: 'readHlc(row.rowHlc).ms < until && readHlc(lastHlc ?? row.rowHlc).ms < until;',
    replace: 'readHlc(row.rowHlc).ms < until || readHlc(lastHlc ?? row.rowHlc).ms < until;',
  }),
  inDays('spaces', 'white space in the paper’s words makes a difference', {
    file: 'shared/text/compare.ts',
    find: ".normalize('NFKC').replace(invisible, '');",
    replace: ".normalize('NFKC').trim();",
  }),
  inDays('aliases', 'the other words of a list entry are not known', {
    file: 'shared/domain/audit-compare.ts',
    find: '[code, label, ...aliases].some((name) => comparable(name) === text);',
    replace: '[code, label, ...aliases.slice(0, 0)].some((name) => comparable(name) === text);',
  }),
  inDays('year', 'a day without a year always lies in the year of the card', {
    file: 'shared/domain/audit-date.ts',
    find: 'return parseDateWords(written, auditOn);',
    replace: "return parseDateWords(written, auditOn.slice(0, 4).concat('-01-01'));",
  }),
  inDays('voids', 'a voided serial must exist all the same', {
    file: 'shared/domain/audit-serials.ts',
    find: '.filter((number) => !voided.has(number));',
    replace: '.filter((number) => voided.size >= 0 || number > 0);',
  }),
  inDays('holder', 'a missing card belongs to nobody, though book, visitor and paper name somebody', {
    file: 'shared/domain/audit-verdict.ts',
    find: 'return known.bookHolderId ?? known.trafficReceiverId ?? known.keyedConsultantId;',
    replace: 'return known.bookHolderId;',
  }),
  inDays('no-paper', 'a card without paper is a finding', {
    file: 'shared/domain/audit-verdict.ts',
    find: "if (audited.serial === null) return { verdict: 'no_paper', fields: [], note };",
    replace: "if (audited.serial === null) return { verdict: 'missing', fields: [], note };",
  }),
  inDays('identity', 'the identity of a finding leaves the serial out', {
    file: 'shared/domain/finding.ts',
    find: "JSON.stringify(['finding', rule, subjectId, concernsOn])",
    replace: "JSON.stringify(['finding', rule, subjectId.length, concernsOn])",
  }),
  inDays('twice', 'every run of the rules counts a breach anew', {
    file: 'api/finding/insert.ts',
    find: '  return findings.filter((finding) => {',
    replace: '  return findings.map((each) => ({ ...each, id: tx.newId() })).filter((finding) => {',
  }),
  inDays('assignee', 'a call that nobody made is a breach of nobody', {
    file: 'shared/domain/rule-plan-missed.ts',
    find: '      personId: plan.assigneeId,',
    replace: '      personId: plan.isDecision ? plan.assigneeId : null,',
  }),
  inDays(
    'locked',
    'a signed day can be written to again',
    {
      file: 'db/locks.ts',
      find: "    if (state === 'signed')\n",
      replace: "    if (state === 'never')\n",
    },
    {
      file: 'api/audit/day.ts',
      find: "  if (state === 'signed') reject('AUDIT_SIGNED', { day: words });\n",
      replace: '',
    },
  ),
  inDays('silence', 'signing forgets the missing cards', {
    file: 'shared/domain/audit-sheet.ts',
    find: "if (item.serial === null || (item.verdict !== 'mismatch' && item.verdict !== 'missing')) return null;",
    replace: "if (item.serial === null || item.verdict !== 'mismatch') return null;",
  }),
  inDays('wrong-person', 'a finding is against whoever signs', {
    file: 'shared/domain/audit-sheet.ts',
    find: '    personId: item.personId,\n    evidence: {',
    replace: "    personId: sheet.auditOn === '' ? item.personId : null,\n    evidence: {",
  }),
];
