import { reject, type Tx } from '../../db/unit-of-work.ts';
import type { ActorCall } from '../call.ts';
import { nameOfStaff } from '../ownership.ts';
import { floorStanding } from './standing.ts';

/**
 * Refuses a visitor given in turn to somebody whose turn it no longer is: of two desks that register at once, the second
 * learns who is next instead of sending two visitors to one person.
 */
export function requireTurn(tx: Tx, call: ActorCall, receiverId: string | null): void {
  const { nextId, staff } = floorStanding(tx.read, call.today);
  if (receiverId !== null && nextId === receiverId) return;
  const next = staff.find(({ id }) => id === nextId)?.name;
  const was = receiverId === null ? '刚才轮到的人' : (nameOfStaff(tx.read, receiverId) ?? '刚才轮到的人');
  reject('FLOOR_TURN_MOVED', { was, now: next === undefined ? '现在没有空着的顾问' : `现在轮到${next}` }, 'receiverId');
}
