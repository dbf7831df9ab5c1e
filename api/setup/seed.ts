import type { Tx } from '../../db/unit-of-work.ts';
import type { SetupInput } from '../../shared/contract/setup.ts';
import { dictionaryNames } from '../../shared/domain/dictionary.ts';
import { regulationLevelPolicy } from '../../shared/domain/level-policy.ts';
import { regulationRulebook } from '../../shared/domain/rulebook.ts';
import { defaultVehicles } from '../../shared/domain/vehicle.ts';
import { canonicalJson } from '../../sync/digest.ts';
import { shipList } from '../lists/shipped.ts';

/** What the wizard does not ask for. */
export interface SeedFacts {
  readonly deviceId: string;
  readonly passwordHash: string;
}

/** Writes everything a new showroom begins with: itself, this machine, the administrator, the lists and the rules. */
export function seedShowroom(tx: Tx, input: SetupInput, facts: SeedFacts): void {
  const { now } = tx.env;
  tx.insert('store', {
    id: 'store',
    name: input.storeName,
    zone: input.zone,
    openingTime: input.openingTime,
    closingTime: input.closingTime,
    closedWeekdays: canonicalJson(input.closedWeekdays.toSorted((a, b) => a - b)),
    finesOn: input.finesOn ? 1 : 0,
    legalNoticeAt: input.finesOn ? now : null,
    idleLockMinutes: 30,
    reminders: '',
    csiWording: '',
    recordingDays: 0,
    createdAt: now,
  });
  tx.insert('device', { id: facts.deviceId, code: input.deviceCode, name: '展厅主机', createdAt: now });
  seedAdministrator(tx, input, facts.passwordHash);
  seedLists(tx);
  seedRules(tx, input.finesOn);
}

function seedAdministrator(tx: Tx, input: SetupInput, passwordHash: string): void {
  const id = tx.newId();
  const { now } = tx.env;
  tx.insert('staff', {
    id,
    name: input.adminName,
    role: 'admin',
    loginName: input.adminLoginName,
    phone: null,
    active: 1,
    deactivatedAt: null,
    createdAt: now,
  });
  tx.insert('credential', { id, staffId: id, passwordHash, changedAt: now, mustChange: 0 });
}

function seedLists(tx: Tx): void {
  for (const dictionary of dictionaryNames) shipList(tx, dictionary);
  for (const vehicle of defaultVehicles)
    tx.insert('vehicle', {
      ...vehicle,
      aliases: canonicalJson(vehicle.aliases),
      colours: canonicalJson(vehicle.colours),
      active: vehicle.active ? 1 : 0,
    });
}

function seedRules(tx: Tx, finesOn: boolean): void {
  const made = { createdAt: tx.env.now, createdById: tx.env.actorId };
  const policy = regulationLevelPolicy;
  tx.insert('levelPolicy', {
    id: policy.id,
    effectiveFrom: policy.effectiveFrom,
    gaps: canonicalJson(policy.gaps),
    horizons: canonicalJson(policy.horizons),
    firstPlanDays: policy.firstPlanDays,
    note: '',
    ...made,
  });
  const rules = regulationRulebook({ finesOn });
  tx.insert('rulebook', {
    id: rules.id,
    effectiveFrom: rules.effectiveFrom,
    rules: canonicalJson(rules.rules),
    auditedFields: canonicalJson(rules.auditedFields),
    ...made,
  });
}
