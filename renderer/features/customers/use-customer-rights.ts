import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import { isManager, managerRoles, type Role } from '../../../shared/domain/roles.ts';
import { usePerson } from '../../state/session.ts';
import { nextSaleCallOf } from './customer-words.ts';

export interface CustomerRights {
  /** Somebody else's: nothing but a masked name and phone is known. */
  readonly isForeign: boolean;
  /** Name, phone and the rest. */
  readonly canEdit: boolean;
  /** Opportunities and their levels. */
  readonly canGrade: boolean;
  /** Plans, and asking for an ending. */
  readonly canPlan: boolean;
  /** To share him with colleagues. */
  readonly canShare: boolean;
  /** To write instructions: managers. */
  readonly canInstruct: boolean;
  /** To record that the customer was on the telephone, whosever he is. */
  readonly canContact: boolean;
  /** To attach recordings of calls with him. */
  readonly canAttachSound: boolean;
  /** To make one record of this and another one: managers, and the owner of both. */
  readonly canMerge: boolean;
}

/** Roles that sell, that follow up, and that answer the telephone; the host checks again. */
const sellers: readonly Role[] = ['consultant', 'telemarketer', ...managerRoles];
const followers: readonly Role[] = [...sellers, 'service_agent'];
const answerers: readonly Role[] = [...followers, 'receptionist', 'clerk'];

/** Whether a role enters orders and grades. */
export function maySell(role: Role): boolean {
  return sellers.includes(role);
}

/** What the person may do with this customer, so that no button leads to a refusal. */
export function useCustomerRights(detail: CustomerDetail): CustomerRights {
  const { role } = usePerson();
  const isStanding = detail.opportunities.some((each) => each.state !== 'ended') || nextSaleCallOf(detail) !== null;
  const isMasked = detail.access === 'masked';
  return {
    // A clerk sees and corrects owners of our cars whom nobody looks after, name and numbers masked.
    isForeign: isMasked && !detail.canEdit,
    canEdit: detail.canEdit,
    canAttachSound: detail.canEdit && !isMasked && detail.erased === null && followers.includes(role),
    canMerge: isManager(role) || (role === 'consultant' && detail.access === 'own'),
    // Whoever sees him by a share answers for no plan of his.
    canGrade: detail.canEdit && detail.access !== 'shared' && maySell(role),
    canPlan: detail.canEdit && detail.access !== 'shared' && followers.includes(role),
    canShare: (detail.access === 'own' || detail.access === 'manager') && maySell(role),
    canInstruct: isManager(role) && detail.erased === null && detail.owner !== null,
    canContact:
      detail.erased !== null
        ? false
        : isMasked
          ? detail.owner !== null && answerers.includes(role)
          : followers.includes(role) && isStanding,
  };
}
