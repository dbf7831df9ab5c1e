import { reject, type Tx } from '../../db/unit-of-work.ts';

/** The person whom the paper names: somebody of the staff, also one who has left. */
export function demandConsultant(tx: Tx, staffId: string): string {
  const person = tx.find('staff', staffId);
  return person ? person.id : reject('NOT_FOUND', { what: '这位销售顾问' }, 'consultantId');
}
