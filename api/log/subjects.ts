import { customersById } from '../../db/queries/log-subjects.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { Reader } from '../../db/query.ts';
import { accessToEach, type Person, shownName } from '../ownership.ts';
import { splitSubject, subjectKinds } from './subject-kinds.ts';
import { type Described, describers } from './subject-words.ts';

/**
 * What each subject of a page of the log is called: 「核对的卡 DZ-24104 白雪」, 「检查发现 当天的回访没做，王磊」. One query for
 * each kind that occurs. Customers are named as far as the reader may know them (domain §13).
 */
export function subjectWords(
  read: Reader,
  reader: Person,
  zone: string,
  subjects: readonly string[],
): (subject: string) => string {
  const split = subjects.map(splitSubject);
  const described = new Map<string, Described>();
  for (const kind of new Set(split.map((each) => each.kind))) {
    const ids = [...new Set(split.filter((each) => each.kind === kind && each.id !== '').map(({ id }) => id))];
    const describe = Object.hasOwn(describers, kind) ? describers[kind] : undefined;
    if (describe === undefined || ids.length === 0) continue;
    for (const [id, words] of describe(read, ids, zone)) described.set(`${kind}:${id}`, words);
  }
  const names = customerNames(read, reader, [...described.values()]);
  const people = staffNames(read);
  return (subject) => {
    const { kind, id } = splitSubject(subject);
    const what = Object.hasOwn(subjectKinds, kind) ? (subjectKinds[kind] ?? kind) : kind;
    const known = described.get(subject);
    if (known === undefined) return id === '' || id === kind ? what : `${what} ${people.get(id) ?? shortened(id)}`;
    const person = known.personId === null ? undefined : people.get(known.personId);
    const parts = [what, known.words, known.customerId === null ? '' : (names.get(known.customerId) ?? '')];
    const line = parts.filter((part) => part !== '').join(' ');
    return person === undefined ? line : `${line}，${person}${known.personDid}`;
  };
}

function customerNames(read: Reader, reader: Person, described: readonly Described[]): ReadonlyMap<string, string> {
  const ids = [...new Set(described.map(({ customerId }) => customerId).filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const customers = customersById(read, ids);
  const access = accessToEach(read, reader, customers);
  return new Map(customers.map((customer) => [customer.id, shownName(access(customer), customer.name)]));
}

/** Ids that only programs can tell apart are cut to their end. */
function shortened(id: string): string {
  return id.length > 32 ? `…${id.slice(-6)}` : id;
}
