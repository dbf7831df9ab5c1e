import { runCommand, type Tx } from '../../../db/unit-of-work.ts';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import type { Case } from '../measure.ts';
import type { BenchRoom } from '../room.ts';

const facts = 200;
const ids = { kept: 'bench-merge-kept', gone: 'bench-merge-gone' } as const;

/**
 * Merging a customer with two hundred facts, and taking it back: the rounds take turns, so that the store is in the end
 * what it was. Durable, through the dispatcher.
 */
export function mergeCases(room: BenchRoom): readonly Case[] {
  const manager = room.as('sales_manager');
  prepare(room);
  let mergeId: string | null = standing(room);
  return [
    {
      id: 'customer.merge',
      rounds: 40,
      p95Budget: 100,
      ratioBudget: null,
      raw: null,
      run: async () => {
        if (mergeId === null) ({ mergeId } = await manager.call('merge.merge', { id: ids.kept, otherId: ids.gone }));
        else {
          await manager.call('merge.undo', { mergeId });
          mergeId = null;
        }
      },
    },
  ];
}

/** A run that was broken off may have left them merged. */
function standing({ store }: BenchRoom): string | null {
  const merge = store.connection.prepare('SELECT id FROM customer_merge WHERE gone_id = ? AND undone_at IS NULL');
  return (merge.pluck().get(ids.gone) as string | undefined) ?? null; // a TEXT column
}

/** Two records of one person, the facts on the one that goes; made once in each store. */
function prepare(room: BenchRoom): void {
  const { store, deps } = room;
  if (store.connection.prepare('SELECT 1 FROM customer WHERE id = ?').get(ids.kept) !== undefined) return;
  const consultant = room.as('consultant');
  const now = deps.clock();
  const today = civilDateAt(now, 'Asia/Shanghai');
  const env = { command: 'bench', actorId: consultant.id, now, isAuthority: true };
  runCommand(store, env, (tx) => {
    aCustomer(tx, ids.kept, '19900000001', today);
    aCustomer(tx, ids.gone, '19900000002', today);
    for (let n = 0; n < facts; n++)
      tx.insert('followup', {
        id: `${ids.gone}-${n}`,
        customerId: ids.gone,
        opportunityId: '',
        planId: null,
        contactId: `${ids.gone}-${n}`,
        cardId: null,
        byId: consultant.id,
        createdById: consultant.id,
        at: now,
        onDay: today,
        method: 'phone',
        outcome: 'connected',
        category: null,
        feedback: `第 ${n} 次联系`,
        attempt: 1,
      });
    return true;
  });
}

function aCustomer(tx: Tx, id: string, phone: string, createdOn: string): void {
  tx.insert('customer', {
    id,
    stage: 'prospect',
    name: '测速人',
    gender: 'male',
    phone,
    noPhoneReason: null,
    phone2: null,
    wechat: null,
    qq: null,
    weibo: null,
    email: null,
    customerType: 'person',
    contactPerson: null,
    regionCode: null,
    street: null,
    source: null,
    remark: '',
    custom: '',
    createdAt: tx.env.now,
    createdOn,
    createdById: tx.env.actorId,
    mergedIntoId: null,
  });
}
