import { type LocalKind, localKinds } from '../../../shared/entities/local-kinds.ts';
import { type EntityName, entities as registry } from '../../../shared/entities/registry.ts';

/**
 * Which queries show what of the store: the first word of their keys, by entity. What hangs on a customer needs no line
 * here: it may be shown anywhere but in the store's own lists. Anything else without a line makes everything be read
 * anew, so that a new entity is shown in every window before anybody thinks of it.
 */
const shownBy: Readonly<Partial<Record<EntityName, readonly string[]>>> = {
  store: ['store', 'plan', 'audit'],
  calendarDay: ['store', 'plan', 'audit'],
  device: ['store'],
  staff: ['staff', 'floor', 'traffic', 'session', 'plan'],
  credential: ['staff', 'session'],
  dictionaryEntry: ['dictionary'],
  vehicle: ['vehicle'],
  levelPolicy: ['policy', 'plan', 'card', 'customer', 'opportunity'],
  rulebook: ['policy', 'finding', 'audit'],
  cardBook: ['book', 'card', 'audit'],
  serialVoid: ['book', 'card', 'audit'],
  traffic: ['traffic', 'floor', 'audit', 'sheet'],
  floorFact: ['floor'],
  leave: ['leave', 'plan', 'handover', 'finding'],
  handover: ['handover', 'staff'],
  auditDay: ['audit', 'sheet'],
  auditItem: ['audit', 'sheet'],
  auditSheet: ['audit', 'sheet', 'finding'],
  scoreSheet: ['spotCheck'],
  spotCheck: ['spotCheck'],
  finding: ['finding', 'audit', 'sheet', 'followup', 'own'],
  signalReview: ['signal'],
};

/** The same for what is of this machine alone. */
const localShownBy: Readonly<Record<LocalKind, readonly string[]>> = { recordingFolder: ['recordingFolder'] };

/** The store's own lists, which say nothing of any customer. */
const commons: ReadonlySet<string> = new Set([
  'book',
  'dictionary',
  'log',
  'policy',
  'session',
  'staff',
  'store',
  'token',
  'vehicle',
]);

/** Tells by the first word of a query's key whether it shows something of some entities; null stands for all of them. */
export function showsAny(entities: readonly string[] | null): (word: string) => boolean {
  if (entities === null) return () => true;
  const tests = entities.map(showsOne);
  return (word) => tests.some((test) => test(word));
}

function showsOne(entity: string): (word: string) => boolean {
  const local = localKinds.find((kind) => kind === entity);
  if (local !== undefined) return (word) => localShownBy[local].includes(word);
  // whatever the host names is looked up among the own keys of the tables
  const known = Object.hasOwn(registry, entity) ? (entity as EntityName) : null;
  const shown = known === null ? undefined : shownBy[known];
  if (shown !== undefined) return (word) => shown.includes(word);
  return known === null || registry[known].root === 'commons' ? () => true : (word) => !commons.has(word);
}
