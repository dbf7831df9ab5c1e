import * as rows from '../../db/queries/log-subjects.ts';
import type { Reader } from '../../db/query.ts';
import { civilDateAt, localTimeAt } from '../../shared/calendar/civil-date.ts';
import { serialAt } from '../../shared/domain/card-book.ts';
import { dictionaryTitles } from '../../shared/domain/dictionary.ts';
import { endings } from '../../shared/domain/ending.ts';
import { floorStateWords } from '../../shared/domain/floor.ts';
import { type RuleCode, ruleTitles } from '../../shared/domain/rulebook.ts';
import { vehicleLabel } from '../../shared/domain/vehicle.ts';

/** What is said of one thing: words of its own, whose customer it is, and who has to do with it. */
export interface Described {
  readonly words: string;
  readonly customerId: string | null;
  readonly personId: string | null;
  /** What stands behind that person's name: 「的申请」. */
  readonly personDid: string;
}

type Describe = (read: Reader, ids: readonly string[], zone: string) => Iterable<readonly [id: string, Described]>;

const of = (words: string, more: Partial<Described> = {}): Described => ({
  words,
  customerId: null,
  personId: null,
  personDid: '',
  ...more,
});

/** Things that hang on a customer are called by his name. */
const hanging = Object.fromEntries(
  rows.hangingKinds.map((kind): [string, Describe] => [
    kind,
    (read, ids) => rows.customerIdsOf(read, kind, ids).map(({ id, customerId }) => [id, of('', { customerId })]),
  ]),
);

const versions = Object.fromEntries(
  rows.versionedKinds.map((kind): [string, Describe] => [
    kind,
    (read, ids) => rows.versionsOf(read, kind, ids).map(({ id, effectiveFrom }) => [id, of(`${effectiveFrom} 起`)]),
  ]),
);

/** By kind of subject, what each of some things is called. What has no place here is called by its id. */
export const describers: Readonly<Record<string, Describe>> = {
  ...hanging,
  ...versions,
  customer: (_read, ids) => ids.map((id) => [id, of('', { customerId: id })]),
  card: (read, ids) => rows.cardsById(read, ids).map(({ id, number, customerId }) => [id, of(number, { customerId })]),
  auditItem: (read, ids) => {
    const items = rows.auditItemsById(read, ids);
    const cards = new Map(
      rows.cardsById(read, idsIn(items.map(({ cardId }) => cardId))).map((card) => [card.id, card]),
    );
    const bySerial = new Map(
      rows.cardsBySerial(read, idsIn(items.map(({ serial }) => serial))).map((card) => [card.serial, card.customerId]),
    );
    return items.map(({ id, auditOn, serial, cardId, personId }) => {
      const card = cardId === null ? undefined : cards.get(cardId);
      const words = serial ?? card?.number ?? '';
      const customerId = card?.customerId ?? bySerial.get(serial) ?? null;
      return [id, of(`${auditOn} ${words}`.trim(), { customerId, personId })];
    });
  },
  auditSheet: (read, ids) => rows.auditSheetsById(read, ids).map(({ id, number }) => [id, of(number)]),
  finding: (read, ids) =>
    rows
      .findingsById(read, ids)
      .map(({ id, rule, personId, customerId }) => [id, of(ruleWords(rule), { personId, customerId })]),
  endingRequest: (read, ids) => rows.endingRequestsById(read, ids).map((request) => [request.id, ofRequest(request)]),
  endingDecision: (read, ids) => {
    const decisions = rows.endingDecisionsById(read, ids);
    const requests = new Map(
      rows.endingRequestsById(read, idsIn(decisions.map(({ requestId }) => requestId))).map((each) => [each.id, each]),
    );
    return decisions.map(({ id, requestId, approved }) => {
      const request = requests.get(requestId);
      const decided = approved === 1 ? '批准' : '没批准';
      return [id, request ? ofRequest(request, decided) : of(decided)];
    });
  },
  traffic: (read, ids, zone) =>
    rows
      .arrivalsById(read, ids)
      .map(({ id, arrivedAt }) => [id, of(`${civilDateAt(arrivedAt, zone)} ${localTimeAt(arrivedAt, zone)}`)]),
  floorFact: (read, ids) =>
    rows.floorFactsById(read, ids).map(({ id, onDay, staffId, kind, state }) => [
      id,
      of(`${onDay} ${kind === 'skip' ? '让过一轮' : state === '' ? '调整次序' : floorStateWords[state]}`, {
        personId: staffId,
      }),
    ]),
  dictionaryEntry: (read, ids) =>
    rows
      .dictionaryEntriesById(read, ids)
      .map(({ id, dictionary, label }) => [id, of(`${titleOfList(dictionary)} ${label}`)]),
  customField: (read, ids) => rows.customFieldsById(read, ids).map(({ id, label }) => [id, of(label)]),
  vehicle: (read, ids) => rows.vehiclesById(read, ids).map((vehicle) => [vehicle.id, of(vehicleLabel(vehicle))]),
  cardBook: (read, ids) =>
    rows
      .booksById(read, ids)
      .map((book) => [book.id, of(`${serialAt(book, book.firstNumber)} 至 ${serialAt(book, book.lastNumber)}`)]),
  spotCheck: (read, ids) =>
    rows.spotChecksById(read, ids).map(({ id, fromOn, throughOn }) => [id, of(`${fromOn} 至 ${throughOn}`)]),
  serialVoid: (read, ids) => rows.voidsById(read, ids).map(({ id, serial }) => [id, of(serial)]),
};

interface Request {
  readonly customerId: string;
  readonly ending: keyof typeof endings;
  readonly byId: string;
}

/** 「批准战败 白雪，王磊的申请」 */
function ofRequest({ customerId, ending, byId }: Request, decided = ''): Described {
  return of(decided + endings[ending], { customerId, personId: byId, personDid: '的申请' });
}

function idsIn(ids: readonly (string | null)[]): readonly string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

function ruleWords(rule: string): string {
  return Object.hasOwn(ruleTitles, rule) ? ruleTitles[rule as RuleCode] : rule; // an own key of the table is a code
}

function titleOfList(name: string): string {
  // an own key of the table is the name of a list
  return Object.hasOwn(dictionaryTitles, name) ? dictionaryTitles[name as keyof typeof dictionaryTitles] : name;
}
