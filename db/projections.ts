import type { EntityName } from '../shared/entities/registry.ts';
import { customerOfFact, projectClash } from './projections/clash.ts';
import {
  projectCustomer,
  projectErasure,
  projectOwnership,
  touchByQuote,
  touchCustomer,
} from './projections/customer.ts';
import { projectInstruction } from './projections/instruction.ts';
import { projectLevelOfPlans, projectPlan } from './projections/plan.ts';
import { projectSale } from './projections/sale.ts';
import { markRecordedDays, projectSignalReview } from './projections/signal.ts';
import { projectStaff } from './projections/staff.ts';
import type { Store } from './store.ts';

/**
 * Whether nothing is derived from what was written: the limit of an opportunity stands in no list, so that a new version
 * of the intervals neither moves a customer to the top of 最近更新 nor costs more than the row.
 */
export function movesNothing(name: EntityName, changes: readonly { readonly group: string }[]): boolean {
  return name === 'opportunity' && changes.every(({ group }) => group === 'limit');
}

/**
 * Notes what is derived of a row as it is, before it says something else; `project` follows once it does. A recording
 * leaves the day of one contact and comes to that of another, and the signals of both are no longer true.
 */
export function leaveBehind(store: Store, name: EntityName, id: string): void {
  if (name === 'recording') markRecordedDays(store, id);
}

/**
 * Brings everything derived from a row up to date, inside the transaction that wrote it.
 * @returns a customer whose readers are to be indexed at the end of the transaction (`indexReaders`); null for nobody
 */
export function project(store: Store, now: number, name: EntityName, id: string): string | null {
  switch (name) {
    case 'customer':
    case 'ownedVehicle':
    case 'contact':
    case 'share':
      projectCustomer(store, now, name, id);
      break;
    case 'erasure':
      projectErasure(store, now, id);
      break;
    case 'ownership':
      return projectOwnership(store, now, id);
    case 'registration':
    case 'clashReport':
      projectClash(store, customerOfFact(store, name, id));
      break;
    case 'opportunity':
      projectLevelOfPlans(store, id);
      touchCustomer(store, now, name, id);
      break;
    case 'followup':
    case 'card':
      touchCustomer(store, now, name, id);
      break;
    case 'quote':
      touchByQuote(store, now, id);
      break;
    case 'instruction':
      projectInstruction(store, id);
      break;
    case 'sale':
      projectSale(store, id);
      break;
    case 'plan':
      projectPlan(store, id);
      break;
    case 'recording':
      markRecordedDays(store, id);
      break;
    case 'signalReview':
      projectSignalReview(store, id);
      break;
    case 'staff':
      projectStaff(store, id);
      break;
    default:
      break;
  }
  return null;
}
