import { leavesStoodIn } from '../db/queries/leaves.ts';
import { countWork, isLoginNameTaken, listStaff } from '../db/queries/staff.ts';
import type { Tx } from '../db/unit-of-work.ts';
import { reject } from '../db/unit-of-work.ts';
import type { CivilDate } from '../shared/calendar/civil-date.ts';
import { isRefusal, refuse } from '../shared/domain/refusal.ts';
import type { EntityRow } from '../shared/entities/registry.ts';
import { act, type Handlers } from './call.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { callers } from './permissions/plan.ts';
import { forgiveAttempts } from './session/throttle.ts';
import {
  demandPerson,
  endSessions,
  keepLastAdmin,
  loginNameOf,
  phoneOf,
  revokeTokens,
  seesAccounts,
  staffRow,
} from './staff/person.ts';

export const staffHandlers: Handlers<'staff'> = {
  list: (input, call) => ({
    rows: listStaff(call.deps.store.read, input).map((row) => staffRow(row, seesAccounts(call.actor.role))),
  }),

  create: async (input, call) => {
    const phone = phoneOf(input.phone);
    if (isRefusal(phone)) return phone;
    const weak = checkPassword(input.password, input.loginName, 'password');
    if (weak) return weak;
    const passwordHash = await hashPassword(input.password);
    return act(call, (tx) => {
      // asked inside the transaction: two administrators may have typed the same name at once
      if (isLoginNameTaken(tx.read, input.loginName))
        return refuse('STAFF_NAME_TAKEN', { login: input.loginName }, 'loginName');
      const id = tx.newId();
      const { name, role, loginName } = input;
      tx.insert('staff', { id, name, role, loginName, phone, active: 1, deactivatedAt: null, createdAt: call.now });
      tx.insert('credential', { id, staffId: id, passwordHash, changedAt: call.now, mustChange: 1 });
      return { id };
    });
  },

  update: (input, call) => {
    const phone = input.phone === undefined ? undefined : phoneOf(input.phone);
    if (isRefusal(phone)) return phone;
    return act(call, (tx) => {
      const person = demandPerson(tx, input.id);
      if (input.role !== undefined && input.role !== person.role) {
        if (input.role !== 'admin') keepLastAdmin(tx, person);
        if (!callers.includes(input.role)) demandNoWork(tx, person, call.today);
        revokeTokens(tx, input.id);
      }
      tx.update('staff', input.id, {
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.role === undefined ? {} : { role: input.role }),
        ...(phone === undefined ? {} : { phone }),
      });
      return { done: true as const };
    });
  },

  deactivate: ({ id }, call) =>
    act(call, (tx) => {
      const person = demandPerson(tx, id);
      if (person.active === 0) return refuse('ALREADY_DONE', { what: `${person.name}的停用` });
      keepLastAdmin(tx, person);
      demandNoWork(tx, person, call.today);
      tx.update('staff', id, { active: 0, deactivatedAt: call.now });
      endSessions(tx, id);
      revokeTokens(tx, id);
      return { done: true as const };
    }),

  reactivate: ({ id }, call) =>
    act(call, (tx) => {
      const person = demandPerson(tx, id);
      if (person.active === 1) return refuse('ALREADY_DONE', { what: `${person.name}的恢复` });
      tx.update('staff', id, { active: 1, deactivatedAt: null });
      return { done: true as const };
    }),

  resetPassword: async ({ id, password }, call) => {
    if (id === call.actor.id)
      return refuse('INVALID_INPUT', { field: '人员', problem: '是您自己，请用「改密码」，要先输原密码' }, 'id');
    const loginName = loginNameOf(call.deps.store.read, id);
    if (isRefusal(loginName)) return loginName;
    const weak = checkPassword(password, loginName, 'password');
    if (weak) return weak;
    const passwordHash = await hashPassword(password);
    return act(call, (tx) => {
      demandPerson(tx, id);
      tx.update('credential', id, { passwordHash, changedAt: call.now, mustChange: 1 });
      endSessions(tx, id);
      revokeTokens(tx, id);
      forgiveAttempts(tx, { loginName, staffId: id, address: call.connection.address });
      return { done: true as const };
    });
  },
};

/** Nobody leaves, or takes a role that has no list of plans, while customers are still counted as his. */
function demandNoWork(tx: Tx, { id, name }: EntityRow<'staff'>, today: CivilDate): void {
  // nobody leaves while he is somebody's stand-in either: plans made later would lie with him
  const count = countWork(tx.read, id) + leavesStoodIn(tx.read, id, today).length;
  if (count > 0) reject('STAFF_HAS_WORK', { name, count });
}
