import { attachment } from './attachment.ts';
import { auditDay, auditItem, auditSheet, finding } from './audit.ts';
import { clashReport } from './clash.ts';
import {
  calendarDay,
  cardBook,
  credential,
  device,
  dictionaryEntry,
  floorFact,
  levelPolicy,
  rulebook,
  savedFilter,
  serialVoid,
  staff,
  store,
  traffic,
  vehicle,
} from './commons.ts';
import { customField } from './custom.ts';
import {
  card,
  consent,
  customer,
  endingDecision,
  endingRequest,
  erasure,
  followup,
  levelChange,
  opportunity,
  ownedVehicle,
  ownership,
  plan,
  registration,
} from './customer.ts';
import type { NewRow, Patch, Row } from './define.ts';
import { contact, customerTag, kinship, share } from './family.ts';
import { instruction } from './instruction.ts';
import { handover, leave, leaveAcceptance } from './leave.ts';
import { customerMerge } from './merge.ts';
import { quote } from './quote.ts';
import { recording, recordingNote } from './recording.ts';
import { sale, saleCall } from './sale.ts';

/** Every synced entity of the product, by name. */
export const entities = {
  store,
  calendarDay,
  device,
  staff,
  credential,
  dictionaryEntry,
  customField,
  vehicle,
  levelPolicy,
  rulebook,
  cardBook,
  serialVoid,
  traffic,
  savedFilter,
  floorFact,
  leave,
  handover,
  customer,
  registration,
  clashReport,
  ownership,
  consent,
  ownedVehicle,
  contact,
  kinship,
  share,
  customerTag,
  opportunity,
  levelChange,
  plan,
  leaveAcceptance,
  followup,
  endingRequest,
  endingDecision,
  erasure,
  card,
  customerMerge,
  quote,
  instruction,
  sale,
  saleCall,
  attachment,
  recording,
  recordingNote,
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
