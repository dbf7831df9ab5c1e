import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import { checkFeedback, isEffective } from '../../shared/domain/followup.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { SaleAnswers } from '../../shared/domain/sale-script.ts';
import { vehicleLabel } from '../../shared/domain/vehicle.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { type ContactInput, writeFollowup } from '../followup/contact.ts';
import { silenceCosts } from '../followup/silence.ts';
import { planRulesOf } from '../plan/rules.ts';
import { demandAsked, demandNew, feedbackOf, keepAnswers } from './call.ts';

/** What 客服 needs to make up for a CSI call; showing the number stands in the log (domain §13). */
export function serviceSheet(id: string, call: ActorCall) {
  return act(call, (tx) => {
    const { sale, customer, deliveredOn } = demandUnreached(tx, id);
    tx.note({ action: call.procedure, subject: `customer:${customer.id}`, body: { saleId: id } });
    const vehicle = sale.vehicleId === null ? undefined : tx.find('vehicle', sale.vehicleId);
    const { name, gender, phone } = customer;
    return { id, name, gender, phone, vehicleLabel: vehicle ? vehicleLabel(vehicle) : null, deliveredOn };
  });
}

/** 客服 makes up for a CSI call that had reached nobody (§五.1(3)); whoever is reached leaves the list. */
export function recordServiceCall(
  input: ContactInput & { readonly id: string; readonly answers: SaleAnswers; readonly confirmedEmpty: boolean },
  call: ActorCall,
): { readonly contactId: string; readonly followupId: string; readonly reached: boolean } | Refusal {
  return act(call, (tx) => {
    const { sale, customer } = demandUnreached(tx, input.id);
    demandNew(tx, input.contactId);
    demandAsked('sale_csi', input.answers);
    const rules = planRulesOf(call);
    const spoken = { ...input, feedback: feedbackOf('sale_csi', input) };
    const contact = {
      id: input.contactId ?? tx.newId(),
      call,
      input: spoken,
      customer,
      isAttempt: false,
      plan: null,
      rules,
    };
    const followupId = writeFollowup(tx, contact, sale.opportunityId, null);
    const { answers } = input;
    keepAnswers(tx, { sale, planId: null, followupId, saleCall: 'sale_csi', answers, today: rules.today });
    const reached = isEffective(input.outcome);
    if (reached) tx.update('sale', sale.id, { reachedOn: rules.today, vainSinceOn: null });
    demand(checkFeedback(spoken, silenceCosts(call)));
    return { contactId: contact.id, followupId, reached };
  });
}

function demandUnreached(
  tx: Tx,
  id: string,
): {
  readonly sale: EntityRow<'sale'>;
  readonly customer: EntityRow<'customer'>;
  readonly deliveredOn: string;
} {
  const sale = tx.find('sale', id);
  const customer = sale && tx.find('customer', sale.customerId);
  if (!sale || !customer || sale.deliveredOn === null || sale.unreachedOn === null)
    return reject('NOT_FOUND', { what: '这个没联系上的回访' }, 'id');
  if (sale.reachedOn !== null) reject('ALREADY_DONE', { what: '这位客户的满意度回访' }, 'id');
  return { sale, customer, deliveredOn: sale.deliveredOn };
}
