import type { CustomerDetail, CustomerPlan, CustomerRow, OpportunityRow } from '../../shared/contract/customer-rows.ts';

const wang = { id: 's1', name: '王磊' };
const at = Date.UTC(2026, 10, 15, 7, 10);

/** The next plan of the customer below: today at three. */
export const todaysPlan: CustomerPlan = {
  id: 'p1',
  opportunityId: 'o1',
  role: 'next',
  dueOn: '2026-11-21',
  dueTime: '15:00',
  method: 'phone',
  purpose: '答复置换价',
  origin: 'followup',
  state: 'open',
  assignee: wang,
  closedOn: null,
  closeReason: '',
};

export const wantsCar: OpportunityRow = {
  id: 'o1',
  state: 'open',
  endedAs: null,
  endedOn: null,
  vehicleId: 'v1',
  vehicleLabel: 'H9 2.0T 四驱',
  otherVehicleIds: [],
  colour: null,
  competitors: [],
  level: 'H',
  levelSetOn: '2026-11-17',
  levelStale: false,
  expectedOn: '2026-11-24',
  noExpectedDate: false,
  attemptOn: '2026-11-19',
  limitOn: '2026-11-21',
  createdOn: '2026-11-15',
  originCardId: 'k1',
  nextPlan: todaysPlan,
};

/** 刘洪波, whom 王磊 looks after. */
export const liu: CustomerDetail = {
  id: 'c1',
  access: 'own',
  canEdit: true,
  canReveal: false,
  stage: 'prospect',
  name: '刘洪波',
  gender: 'male',
  phone: '13800005521',
  phoneMasked: false,
  noPhoneReason: null,
  phone2: null,
  wechat: 'lhb_5521',
  qq: null,
  weibo: null,
  email: null,
  customerType: 'person',
  contactPerson: null,
  regionCode: '130682',
  street: null,
  source: 'walk_in',
  remark: '1 米 8',
  owner: wang,
  registeredAt: at,
  createdOn: '2026-11-15',
  createdBy: wang,
  lastContactAt: at,
  lastEffectiveOn: '2026-11-19',
  opportunities: [wantsCar],
  plans: [todaysPlan],
  consents: [],
  vehicles: [],
  registrations: [],
  erased: null,
  reveals: 0,
};

/** A line of the list; `over` says what is different. */
export function customerRow(over: Partial<CustomerRow> = {}): CustomerRow {
  return {
    id: 'c1',
    access: 'own',
    name: '刘洪波',
    gender: 'male',
    stage: 'prospect',
    phone: '13800005521',
    phoneMasked: false,
    owner: wang,
    level: 'H',
    intention: 'H9 2.0T 四驱',
    nextPlanOn: '2026-11-21',
    isWaiting: false,
    plates: [],
    lastContactAt: at,
    lastEffectiveOn: '2026-11-19',
    createdOn: '2026-11-15',
    updatedAt: at,
    ...over,
  };
}
