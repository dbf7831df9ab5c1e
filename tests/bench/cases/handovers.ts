import { type Measured, quantile } from '../measure.ts';
import type { BenchRoom } from '../room.ts';

const customersGiven = 5_000;
const wholeBudgetMs = 5_000;
/** So long nobody else's call may be held up. */
const pieceBudgetMs = 50;
const unbounded = { rawP50Ms: null, smallP50Ms: null, ratioBudget: null } as const;

/**
 * Hands everything of the fullest consultant to the next one, piece by piece as a screen does, until five thousand are
 * given. Where nobody has so many, a first hand-over makes one; the next run gives them back the other way.
 */
export async function measureHandover(room: BenchRoom): Promise<readonly Measured[]> {
  await stopBrokenOff(room);
  const [from, to] = fullest(room);
  if (!from || !to) throw new Error('nobody is there to hand over to');
  if (from.customers < customersGiven) await handOver(room, to.id, from.id, Number.POSITIVE_INFINITY);
  const began = performance.now();
  const pieces = await handOver(room, from.id, to.id, customersGiven);
  const whole = performance.now() - began;
  return [
    { ...unbounded, id: 'handover.5000', p50Ms: whole, p95Ms: whole, p95Budget: wholeBudgetMs },
    {
      ...unbounded,
      id: 'handover.piece',
      p50Ms: quantile(pieces, 0.5),
      p95Ms: quantile(pieces, 0.95),
      p95Budget: pieceBudgetMs,
    },
  ];
}

/** How long each piece took, in ms. */
async function handOver(room: BenchRoom, fromId: string, toId: string, most: number): Promise<readonly number[]> {
  const manager = room.as('showroom_manager');
  let progress = await manager.call('handover.begin', {
    fromId,
    customerIds: null,
    receiverIds: [toId],
    kind: 'transfer',
  });
  const pieces: number[] = [];
  while (progress.state === 'running' && progress.done < most) {
    const began = performance.now();
    progress = await manager.call('handover.advance', { id: progress.id });
    pieces.push(performance.now() - began);
  }
  if (progress.state === 'running') await manager.call('handover.stop', { id: progress.id });
  return pieces;
}

/** What a run that was broken off left under way. */
async function stopBrokenOff(room: BenchRoom): Promise<void> {
  const running = room.store.connection.prepare("SELECT id FROM handover WHERE state = 'running'").pluck().all();
  for (const id of running) await room.as('showroom_manager').call('handover.stop', { id: String(id) });
}

/** The two who look after most customers, without the one whose lists are measured. */
function fullest(room: BenchRoom): readonly { readonly id: string; readonly customers: number }[] {
  return room.store.connection
    .prepare(
      `SELECT owner_id AS id, count(*) AS customers FROM customer JOIN staff ON staff.id = owner_id
       WHERE staff.role = 'consultant' AND staff.id <> ? GROUP BY owner_id ORDER BY customers DESC, owner_id LIMIT 2`,
    )
    .all(room.as('consultant').id) as { id: string; customers: number }[]; // a text and a number
}
