import { type Reader, sqlFor } from '../query.ts';

/** Ids of things of one kind, each once. */
type Ids = readonly string[];

/** What hangs on a customer and is called by his name. */
export const hangingKinds = [
  'registration',
  'clashReport',
  'ownership',
  'consent',
  'erasure',
  'ownedVehicle',
  'contact',
  'kinship',
  'share',
  'customerTag',
  'opportunity',
  'levelChange',
  'plan',
  'attachment',
  'recording',
  'recordingNote',
  'followup',
  'customerMerge',
  'quote',
  'instruction',
] as const;

/** Whose each of some rows of such a kind is. */
export function customerIdsOf(read: Reader, kind: (typeof hangingKinds)[number], ids: Ids) {
  return read.all(sqlFor.selectFrom(kind).select(['id', 'customerId']).where('id', 'in', ids));
}

/** Cards by their number and customer. */
export function cardsById(read: Reader, ids: Ids) {
  return read.all(sqlFor.selectFrom('card').select(['id', 'number', 'customerId']).where('id', 'in', ids));
}

/** Whose the cards with some serials are. */
export function cardsBySerial(read: Reader, serials: readonly string[]) {
  return read.all(
    sqlFor
      .selectFrom('card')
      .select(['serial', 'customerId'])
      .where('serial', 'in', serials)
      .where('deletedHlc', 'is', null),
  );
}

/** Requests to end, whoever they are of. */
export function endingRequestsById(read: Reader, ids: Ids) {
  return read.all(
    sqlFor.selectFrom('endingRequest').select(['id', 'customerId', 'ending', 'byId']).where('id', 'in', ids),
  );
}

/** On which request each decision is. */
export function endingDecisionsById(read: Reader, ids: Ids) {
  return read.all(sqlFor.selectFrom('endingDecision').select(['id', 'requestId', 'approved']).where('id', 'in', ids));
}

/** Findings by rule and person. */
export function findingsById(read: Reader, ids: Ids) {
  return read.all(sqlFor.selectFrom('finding').select(['id', 'rule', 'personId', 'customerId']).where('id', 'in', ids));
}

/** Lines of audits by day and serial. */
export function auditItemsById(read: Reader, ids: Ids) {
  return read.all(
    sqlFor.selectFrom('auditItem').select(['id', 'auditOn', 'serial', 'cardId', 'personId']).where('id', 'in', ids),
  );
}

/** Check sheets by number. */
export function auditSheetsById(read: Reader, ids: Ids) {
  return read.all(sqlFor.selectFrom('auditSheet').select(['id', 'number']).where('id', 'in', ids));
}

/** Customers as lists name them. */
export function customersById(read: Reader, ids: Ids) {
  return read.all(sqlFor.selectFrom('customer').select(['id', 'name', 'ownerId']).where('id', 'in', ids));
}

/** Arrivals by their time. */
export function arrivalsById(read: Reader, ids: Ids) {
  return read.all(sqlFor.selectFrom('traffic').select(['id', 'arrivedAt']).where('id', 'in', ids));
}

/** What was said of the floor, and of whom. */
export function floorFactsById(read: Reader, ids: Ids) {
  return read.all(
    sqlFor.selectFrom('floorFact').select(['id', 'onDay', 'staffId', 'kind', 'state']).where('id', 'in', ids),
  );
}

/** Entries of the store's lists. */
export function dictionaryEntriesById(read: Reader, ids: Ids) {
  return read.all(sqlFor.selectFrom('dictionaryEntry').select(['id', 'dictionary', 'label']).where('id', 'in', ids));
}

/** The store's own fields by their label. */
export function customFieldsById(read: Reader, ids: Ids) {
  return read.all(sqlFor.selectFrom('customField').select(['id', 'label']).where('id', 'in', ids));
}

/** Vehicles by their label's parts. */
export function vehiclesById(read: Reader, ids: Ids) {
  return read.all(sqlFor.selectFrom('vehicle').select(['id', 'series', 'model', 'trim']).where('id', 'in', ids));
}

/** Books of paper cards by their range. */
export function booksById(read: Reader, ids: Ids) {
  return read.all(
    sqlFor.selectFrom('cardBook').select(['id', 'prefix', 'firstNumber', 'lastNumber', 'width']).where('id', 'in', ids),
  );
}

/** Paper cards taken out of use. */
export function voidsById(read: Reader, ids: Ids) {
  return read.all(sqlFor.selectFrom('serialVoid').select(['id', 'serial']).where('id', 'in', ids));
}

/** Rules that are kept in versions. */
export const versionedKinds = ['levelPolicy', 'rulebook'] as const;

/** From when on versions of the rules are in force. */
export function versionsOf(read: Reader, kind: (typeof versionedKinds)[number], ids: Ids) {
  return read.all(sqlFor.selectFrom(kind).select(['id', 'effectiveFrom']).where('id', 'in', ids));
}
