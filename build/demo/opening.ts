import { addDays, addMonths, type CivilDate } from '../../shared/calendar/civil-date.ts';
import { defaultVehicles, vehicleLabel } from '../../shared/domain/vehicle.ts';
import type { Chance } from './chance.ts';
import { administrator, type CrewMember, crew, demoPassword } from './crew.ts';
import type { Desk, Member } from './desk.ts';
import type { PersonWords } from './names.ts';

/** Where people get their first password from; nobody keeps it. */
const firstPassword = 'chushi-2026';

/** Goes through the wizard as an administrator does. */
export async function runWizard(desk: Desk): Promise<Member> {
  const { text } = await desk.stranger('setup.recoveryKey', {});
  await desk.stranger('setup.complete', {
    storeName: '定州轩宇俊鹏（演示）',
    zone: 'Asia/Shanghai',
    openingTime: '08:30',
    closingTime: '18:00',
    deviceCode: 'A',
    adminName: administrator.name,
    adminLoginName: administrator.loginName,
    adminPassword: demoPassword,
    finesOn: true,
    legalNoticeAccepted: true,
    recoveryKeyTail: text.slice(-4),
  });
  return desk.signIn(administrator, demoPassword);
}

/** The administrator enters everybody; each signs in for the first time and chooses the demo's password. */
export async function hireCrew(desk: Desk, admin: Member): Promise<readonly Member[]> {
  // side by side: hashing passwords is what takes the time
  await Promise.all(crew.map((person) => admin.call('staff.create', { ...person, password: firstPassword })));
  return Promise.all(crew.map((person) => firstDay(desk, person)));
}

/** What this showroom asks besides the paper; the codes are used by `prospect.ts`. */
export async function askMore(admin: Member): Promise<void> {
  await admin.call('customField.add', { code: 'hobby', label: '爱好', kind: 'text', scope: 'customer' });
  await admin.call('customField.add', {
    code: 'garage',
    label: '停车',
    kind: 'choice',
    options: ['自家车库', '小区车位', '路边'].map((label) => ({ label })),
    scope: 'customer',
  });
}

async function firstDay(desk: Desk, person: CrewMember): Promise<Member> {
  const member = await desk.signIn(person, firstPassword);
  await member.call('session.changePassword', { oldPassword: firstPassword, newPassword: demoPassword });
  return member;
}

/** Somebody who bought here before. */
export interface Owner {
  readonly person: PersonWords;
  readonly customerId: string;
}

/** The clerk enters the owners of earlier years. */
export async function enterOwners(
  clerk: Member,
  people: readonly PersonWords[],
  given: { readonly chance: Chance; readonly on: CivilDate },
): Promise<readonly Owner[]> {
  const owners: Owner[] = [];
  for (const [i, person] of people.entries()) {
    const chance = given.chance.of(i);
    const vehicle = chance.one(defaultVehicles);
    const { customerId } = await clerk.call('owner.enter', {
      ...person,
      vehicleId: vehicle.id,
      vehicleLabel: vehicleLabel(vehicle),
      regionCode: '130682',
      plate: `冀F${chance.int(10_000, 99_999)}`,
      deliveredOn: addDays(addMonths(given.on, -chance.int(4, 60)), -chance.int(0, 27)),
    });
    owners.push({ person, customerId });
  }
  return owners;
}
