import { z } from 'zod';
import { type RpcSession, rpcSession } from './rpc.ts';

/** The password of everybody in a prepared showroom. */
export const password = 'zhan-ting-9';
const firstPassword = 'xin-ren-2026';

/** A person of the prepared showroom. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly loginName: string;
}

/** A showroom that the wizard has set up and whose people have their passwords. */
export interface PreparedShowroom {
  readonly admin: RpcSession;
  readonly people: readonly Colleague[];
  person(name: string): Colleague;
}

const created = z.object({ id: z.string() });

/** Sets a new showroom up as the wizard does, and adds its people. */
export async function prepareShowroom(
  url: string,
  people: readonly Omit<Colleague, 'id'>[],
): Promise<PreparedShowroom> {
  const admin = rpcSession(url);
  const { text } = z.object({ text: z.string() }).parse(await admin.call('setup.recoveryKey'));
  await admin.call('setup.complete', {
    storeName: '定州轩宇俊鹏',
    adminName: '孙管理',
    adminLoginName: 'admin',
    adminPassword: password,
    finesOn: true,
    legalNoticeAccepted: true,
    recoveryKeyTail: text.slice(-4),
  });
  await admin.signIn('admin', password);
  const known: Colleague[] = [];
  for (const person of people) known.push({ ...person, id: await addPerson(url, admin, person) });
  return {
    admin,
    people: known,
    person: (name) => {
      const found = known.find((each) => each.name === name);
      if (!found) throw new Error(`nobody is called ${name}`);
      return found;
    },
  };
}

async function addPerson(url: string, admin: RpcSession, person: Omit<Colleague, 'id'>): Promise<string> {
  const { id } = created.parse(await admin.call('staff.create', { ...person, password: firstPassword }));
  const own = rpcSession(url);
  await own.signIn(person.loginName, firstPassword);
  await own.call('session.changePassword', { oldPassword: firstPassword, newPassword: password });
  return id;
}

/** The desk and the consultants of the fixture's day. */
export function peopleOfDay(consultants: readonly string[]): readonly Omit<Colleague, 'id'>[] {
  return [
    { name: '周敏', role: 'receptionist', loginName: 'zhoumin' },
    { name: '田内勤', role: 'clerk', loginName: 'tianneiqin' },
    { name: '陈经理', role: 'sales_manager', loginName: 'chenjingli' },
    ...consultants.map((name, i) => ({ name, role: 'consultant', loginName: `guwen${i + 1}` })),
  ];
}
