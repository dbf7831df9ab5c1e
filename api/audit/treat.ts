import { reject } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { demandItem, demandOpen, readOpenDay, touchDay } from './day.ts';
import { personKey } from './readings.ts';
import { blankItem, putItem } from './write.ts';

interface TreatInput {
  readonly day: CivilDate;
  readonly key?: string | undefined;
  readonly personId?: string | undefined;
  readonly treatment: string;
  readonly deadline: string;
}

/**
 * Writes 处理 and 期限 to a line, or to a person's whole day; the sheet joins both per person (§八.1). Nobody writes his own
 * (AUDIT_SELF).
 */
export function treat(call: ActorCall, input: TreatInput): { readonly done: true } | Refusal {
  return act(call, (tx) => {
    const { day, key, personId, treatment, deadline } = input;
    demandOpen(call, day);
    if ((key === undefined) === (personId === undefined))
      reject('REQUIRED_MISSING', { fields: '名单上的一行或人员（选一样）' }, 'key');
    const open = readOpenDay(call, day);
    if (key !== undefined) {
      putItem(tx, open, demandItem(open, key, call.actor.id), { treatment, deadline });
      return { done: true as const };
    }
    const person = tx.find('staff', personId ?? '');
    if (!person) return reject('NOT_FOUND', { what: '这个人' }, 'personId');
    if (person.id === call.actor.id) reject('AUDIT_SELF');
    const row = open.entered.rows.get(personKey(person.id));
    touchDay(tx, day);
    if (row) tx.update('auditItem', row.id, { treatment, deadline });
    else tx.insert('auditItem', { ...blankItem(tx, day), personId: person.id, treatment, deadline });
    return { done: true as const };
  });
}
