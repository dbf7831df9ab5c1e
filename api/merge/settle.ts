import { z } from 'zod';
import { contactsOf } from '../../db/queries/contacts.ts';
import { linksOf } from '../../db/queries/household.ts';
import { sharesOf } from '../../db/queries/shares.ts';
import { tagsOf } from '../../db/queries/tags.ts';
import type { Move } from '../../db/rehang.ts';
import type { Tx } from '../../db/unit-of-work.ts';

const settledSchema = z.object({
  aside: z.array(z.object({ entity: z.enum(['customerTag', 'share', 'kinship']), id: z.string(), twinId: z.string() })),
  demoted: z.array(z.string()),
});

/**
 * What a merge settled between rows that say the same of one person: of two equal tags, of two shares with one colleague,
 * of two links with one other the moved one is put aside (`twinId` says it as well), and of two main contacts one is no
 * longer asked first.
 */
type Settled = z.infer<typeof settledSchema>;

/** Settles what says the same twice, once everything hangs on the kept record and he is called as was chosen. */
export function settle(tx: Tx, keptId: string, moves: readonly Move[]): string {
  const moved = new Set(moves.flatMap(({ ids }) => ids));
  const tags = tagsOf(tx.read, [keptId]).map(({ id, tag }) => ({ id, says: tag }));
  const shares = sharesOf(tx.read, keptId).map(({ id, staffId }) => ({ id, says: staffId }));
  const links = linksOf(tx.read, [keptId]).map(({ id, customerId, otherCustomerId }) => ({
    id,
    says: customerId === keptId ? otherCustomerId : customerId,
  }));
  const aside: Settled['aside'] = [
    ...twice(tags, moved).map((pair) => ({ entity: 'customerTag' as const, ...pair })),
    ...twice(shares, moved).map((pair) => ({ entity: 'share' as const, ...pair })),
    ...twice(links, moved).map((pair) => ({ entity: 'kinship' as const, ...pair })),
  ];
  for (const { entity, id } of aside) tx.remove(entity, id);
  return JSON.stringify({ aside, demoted: demoteMains(tx, keptId, moved) } satisfies Settled);
}

interface Saying {
  readonly id: string;
  readonly says: string;
}

/** Moved rows that say what a row of the kept record says. */
function twice(
  rows: readonly Saying[],
  moved: ReadonlySet<string>,
): { readonly id: string; readonly twinId: string }[] {
  const own = new Map(rows.filter(({ id }) => !moved.has(id)).map(({ id, says }) => [says, id]));
  return rows.flatMap(({ id, says }) => {
    const twinId = own.get(says);
    return moved.has(id) && twinId !== undefined ? [{ id, twinId }] : [];
  });
}

/** Of two main contacts the one stays who is called as the record says, else the kept record's own. */
function demoteMains(tx: Tx, keptId: string, moved: ReadonlySet<string>): string[] {
  const mains = contactsOf(tx.read, keptId).filter(({ isMain }) => isMain === 1);
  if (mains.length < 2) return [];
  const called = tx.find('customer', keptId)?.contactPerson;
  const main = mains.find(({ name }) => name === called) ?? mains.find(({ id }) => !moved.has(id)) ?? mains[0];
  const demoted = mains.filter((each) => each !== main).map(({ id }) => id);
  for (const id of demoted) tx.update('contact', id, { isMain: 0 });
  return demoted;
}

/**
 * Takes back what a merge settled, once everything hangs where it hung. What was put aside returns unless its twin was
 * taken away since: what was said of both then counts for both, a share that was withdrawn above all.
 */
export function unsettle(tx: Tx, column: string): void {
  if (column === '') return;
  const { aside, demoted } = settledSchema.parse(JSON.parse(column));
  for (const { entity, id, twinId } of aside) {
    const twin = entity === 'customerTag' ? tx.find(entity, twinId) : standing(tx, entity, twinId);
    if (twin) tx.restore(entity, id);
  }
  for (const id of demoted) {
    const contact = tx.find('contact', id);
    const others = contact ? contactsOf(tx.read, contact.customerId) : [];
    if (contact && !others.some(({ isMain }) => isMain === 1)) tx.update('contact', id, { isMain: 1 });
  }
}

function standing(tx: Tx, entity: 'share' | 'kinship', id: string): object | undefined {
  const row = tx.find(entity, id);
  return row?.endedAt === null ? row : undefined;
}
