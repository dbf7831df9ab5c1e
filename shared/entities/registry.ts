import { auditDay, auditItem, auditSheet, finding } from './audit.ts';
import {
  calendarDay,
  cardBook,
  credential,
  device,
  dictionaryEntry,
  floorFact,
  levelPolicy,
  rulebook,
  serialVoid,
  staff,
  store,
  traffic,
  vehicle,
} from './commons.ts';
import {
  card,
  consent,
  customer,
  endingDecision,
  endingRequest,
  followup,
  levelChange,
  opportunity,
  ownedVehicle,
  ownership,
  plan,
  registration,
} from './customer.ts';
import type { NewRow, Patch, Row } from './define.ts';

/** Every synced entity of the product, by name. */
export const entities = {
  store,
  calendarDay,
  device,
  staff,
  credential,
  dictionaryEntry,
  vehicle,
  levelPolicy,
  rulebook,
  cardBook,
  serialVoid,
  traffic,
  floorFact,
  customer,
  registration,
  ownership,
  consent,
  ownedVehicle,
  opportunity,
  levelChange,
  plan,
  followup,
  endingRequest,
  endingDecision,
  card,
  auditDay,
  auditItem,
  auditSheet,
  finding,
} as const;

export type Entities = typeof entities;
export type EntityName = keyof Entities;
export type EntityRow<N extends EntityName> = Row<Entities[N]>;
export type NewEntityRow<N extends EntityName> = NewRow<Entities[N]>;
export type EntityPatch<N extends EntityName> = Patch<Entities[N]>;
