import { z } from 'zod';
import { toHex } from '../../db/ids.ts';
import { spotCheckById } from '../../db/queries/spot-checks.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { demand, reject } from '../../db/unit-of-work.ts';
import { dateWords } from '../../shared/calendar/words.ts';
import type { SpotCheckRow, SpotShare } from '../../shared/contract/spot-check.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { StrataCounts } from '../../shared/domain/spot-check/sample.ts';
import { canonicalJson } from '../../sync/digest.ts';
import { type ActorCall, act } from '../call.ts';
import { checkDays, type DrawTerms, readPopulation, sampleOf } from './population.ts';
import { checkRows } from './rows.ts';
import { sheetOn } from './score-sheets.ts';

const seedBytes = 6;

/**
 * How many recordings everybody has and how many of them would be drawn. The sizes of a sample follow from the strata
 * alone, except where fewer are wanted than there are strata: which of them it is only the draw decides.
 */
export function previewDraw(
  terms: DrawTerms,
  call: ActorCall,
): { readonly rows: SpotShare[]; readonly total: number } | Refusal {
  const refused = checkDays(terms, call.today);
  if (isRefusal(refused)) return refused;
  const { read } = call.deps.store;
  const population = readPopulation(read, terms, { at: call.now, checkedBefore: call.now + 1 });
  const { drawn, strata } = sampleOf(population, { seed: '', perConsultant: terms.perConsultant });
  const names = staffNames(read);
  const nothing: StrataCounts = { effective: noneOfIt, ineffective: noneOfIt };
  const people = [...new Set([...strata.keys(), ...population.before.keys()])];
  return {
    rows: people.map((id) => ({
      consultant: { id, name: names.get(id) ?? '' },
      ...(strata.get(id) ?? nothing),
      before: population.before.get(id) ?? 0,
    })),
    total: drawn.length,
  };
}

const noneOfIt = { population: 0, drawn: 0 } as const;

/**
 * Draws a spot check (§八.4). The seed is made here and kept, so nobody chooses whom it meets; a check is never taken back
 * and what it drew is left out by the next, so nobody draws until he likes it. The same id again is the same check.
 * Refuses with SPOT_NOTHING, ALREADY_DONE where the id is somebody else's, or for its days.
 */
export function drawCheck(
  { id: asked, ...terms }: DrawTerms & { readonly id?: string | undefined },
  call: ActorCall,
): SpotCheckRow | Refusal {
  return act(call, (tx) => {
    const known = asked === undefined ? undefined : spotCheckById(tx.read, asked);
    if (known) {
      if (known.byId !== call.actor.id) reject('ALREADY_DONE', { what: '这次抽查' }, 'id');
      return onlyRow(checkRows(tx.read, [known]));
    }
    demand(checkDays(terms, call.today));
    const population = readPopulation(tx.read, terms, { at: call.now, checkedBefore: call.now + 1 });
    if (population.candidates.length === 0) {
      const range = `${dateWords(terms.from, call.today)}到${dateWords(terms.to, call.today)}`;
      reject('SPOT_NOTHING', { range }, 'from');
    }
    const seed = toHex(call.deps.store.random(seedBytes));
    const { drawn, strata } = sampleOf(population, { seed, perConsultant: terms.perConsultant });
    const id = asked ?? tx.newId();
    const scoreSheetId = sheetOn(tx.read, call.today).id;
    tx.insert('spotCheck', {
      id,
      fromOn: terms.from,
      throughOn: terms.to,
      seed,
      perConsultant: terms.perConsultant,
      again: terms.again ? 1 : 0,
      strata: canonicalJson(Object.fromEntries(strata)),
      scoreSheetId,
      at: call.now,
      onDay: call.today,
      byId: call.actor.id,
    });
    for (const { recordingId, customerId, contactId, consultantId, spokenOn, stratum } of drawn)
      tx.insert('spotCheckItem', {
        id: tx.newId(),
        ...{ customerId, spotCheckId: id, recordingId, contactId, consultantId, spokenOn, stratum, scoreSheetId },
        ...{ at: call.now, marks: '', score: null, result: null, remark: '' },
        ...{ judgedAt: null, judgedOn: null, judgedById: null, correctReason: '' },
      });
    const made = spotCheckById(tx.read, id);
    return onlyRow(checkRows(tx.read, made ? [made] : []));
  });
}

function onlyRow(rows: readonly SpotCheckRow[]): SpotCheckRow {
  const [row] = rows;
  if (!row) throw new Error('a spot check that was just read is gone');
  return row;
}

const counts = z.object({ population: z.int(), drawn: z.int() });
const strataSchema = z.record(z.string(), z.object({ effective: counts, ineffective: counts }));

/** What a check keeps of each person's strata, by his id. */
export function strataOf(strata: string): Readonly<Record<string, StrataCounts>> {
  return strataSchema.parse(JSON.parse(strata));
}
