import { sqlFor } from '../../db/query.ts';
import { cardCodeTyped } from '../../shared/domain/attachment.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { isVoided, requireSerial } from '../card/serial.ts';
import { traceLookups } from '../identity/trace.ts';
import { accessTo, nameOfStaff, type Person, shownName } from '../ownership.ts';

/**
 * The card behind a scanned code, its number or its serial. Whoever has the paper may know which card it is; the name on it
 * is masked to those who may not see the customer, and the log keeps that it was told.
 */
export function findCard({ code }: { readonly code: string }, call: ActorCall) {
  const { read } = call.deps.store;
  const meant = cardCodeTyped(code);
  if (meant === null)
    return refuse('INVALID_INPUT', { field: '二维码或卡号', problem: '不是洽谈卡的，请对准卡上的二维码再扫' }, 'code');
  const serial = meant.kind === 'serial' ? serialOf(call, meant.serial) : null;
  if (isRefusal(serial)) return serial;
  const query = sqlFor
    .selectFrom('card')
    .innerJoin('customer', 'customer.id', 'card.customerId')
    .select(['card.id as cardId', 'card.number', 'card.serial', 'card.arrivedOn', 'card.consultantId'])
    .select(['customer.id', 'customer.name', 'customer.ownerId'])
    .where('card.deletedHlc', 'is', null)
    .limit(1);
  const card = read.get(
    meant.kind === 'card' ? query.where('card.number', '=', meant.number) : query.where('card.serial', '=', serial),
  );
  if (!card) return noCard(call, meant.kind === 'card' ? meant.number : (serial ?? ''));
  const { cardId, number, arrivedOn, consultantId, name, ...customer } = card;
  const access = consultantId === call.actor.id ? 'own' : accessTo(read, call.actor, customer);
  // numbers follow one another: whoever tries them, and has no list of all cards anyway, leaves a trace as with phones
  const untraced = access === 'masked' && !keepsCards(call.actor) ? traceLookups(call, [customer.id]) : null;
  if (untraced) return untraced;
  return {
    ...{ cardId, number, serial: card.serial, arrivedOn, access },
    customerName: shownName(access, name),
    consultant: { id: consultantId, name: nameOfStaff(read, consultantId) ?? '' },
  };
}

/** Who files everybody's cards, and finds each of them in the list. */
function keepsCards({ role }: Person): boolean {
  return role === 'receptionist' || role === 'clerk' || role === 'telemarketer';
}

function serialOf({ deps }: ActorCall, raw: string): string | Refusal {
  const known = requireSerial(deps.store.read, raw);
  return 'refused' in known ? refuse('NOT_FOUND', { what: `纸卡 ${raw} 的洽谈卡` }, 'code') : known.serial;
}

function noCard({ deps }: ActorCall, what: string): Refusal {
  if (isVoided(deps.store.read, what)) return refuse('SERIAL_VOID', { serial: what }, 'code');
  return refuse('NOT_FOUND', { what: `${what} 这张洽谈卡` }, 'code');
}
