import { customFieldsOf } from '../db/queries/custom-fields.ts';
import { savedFilters } from '../db/queries/saved-filters.ts';
import { staffNames } from '../db/queries/staff.ts';
import { reject, type Tx } from '../db/unit-of-work.ts';
import { checkConditions } from '../shared/domain/customer-filter.ts';
import { mayUse, mostFilters, type SavedList, type Sharing, savedListSchema } from '../shared/domain/saved-filter.ts';
import type { EntityRow } from '../shared/entities/registry.ts';
import { canonicalJson } from '../sync/digest.ts';
import { type ActorCall, act, type Handlers } from './call.ts';
import { strings } from './json-columns.ts';
import { isForgottenFilter } from './privacy/forget-filters.ts';

interface Content {
  readonly name: string;
  readonly list: SavedList;
  readonly sharing: Sharing;
  readonly sharedWith: readonly string[];
}

export const filterHandlers: Handlers<'filter'> = {
  list: (_input, { deps, actor }) => {
    const { read } = deps.store;
    const names = staffNames(read);
    const person = (id: string) => ({ id, name: names.get(id) ?? '' });
    const rows = savedFilters(read).flatMap(({ ownerId, body, sharedWith: stored, ...filter }) => {
      const sharedWith = strings(stored);
      const list = savedListSchema.safeParse(JSON.parse(body));
      // one that a newer program kept may ask for what this one does not know
      if (!list.success || !mayUse({ ownerId, sharing: filter.sharing, sharedWith }, actor.id)) return [];
      const isOwn = ownerId === actor.id;
      // whom else it is shared with is the owner's affair
      const others = isOwn ? sharedWith.map(person) : [];
      return [{ ...filter, owner: person(ownerId), isOwn, list: list.data, sharedWith: others }];
    });
    return { rows };
  },

  create: (content, call) =>
    act(call, (tx) => {
      demandRoom(tx, call);
      demandSound(tx, content, call, null);
      const id = tx.newId();
      tx.insert('savedFilter', {
        id,
        ownerId: call.actor.id,
        ...columnsOf(content),
        removedAt: null,
        createdAt: call.now,
      });
      return { id };
    }),

  update: ({ id, ...content }, call) =>
    act(call, (tx) => {
      const filter = demandOwn(tx, id, call);
      if (filter.removedAt !== null) reject('NOT_FOUND', { what: '这个筛选' }, 'id');
      demandSound(tx, content, call, id);
      tx.update('savedFilter', id, columnsOf(content));
      return { done: true as const };
    }),

  remove: ({ id }, call) =>
    act(call, (tx) => {
      const filter = demandOwn(tx, id, call);
      if (filter.removedAt === null) tx.update('savedFilter', id, { removedAt: call.now });
      return { done: true as const };
    }),

  restore: ({ id }, call) =>
    act(call, (tx) => {
      const filter = demandOwn(tx, id, call);
      if (isForgottenFilter(filter)) reject('NOT_FOUND', { what: '这个筛选' }, 'id');
      if (filter.removedAt !== null) demandRoom(tx, call);
      demandFreeName(tx, filter.name, call.actor.id, id);
      tx.update('savedFilter', id, { removedAt: null });
      return { done: true as const };
    }),
};

function columnsOf({ name, list, sharing, sharedWith }: Content) {
  return {
    name,
    body: canonicalJson(list),
    sharing,
    sharedWith: canonicalJson(sharing === 'named' ? [...new Set(sharedWith)].toSorted() : []),
  };
}

function demandOwn(tx: Tx, id: string, { actor }: ActorCall): EntityRow<'savedFilter'> {
  const filter = tx.find('savedFilter', id) ?? reject('NOT_FOUND', { what: '这个筛选' }, 'id');
  const sharing = { ...filter, sharedWith: strings(filter.sharedWith) };
  if (!mayUse(sharing, actor.id)) reject('NOT_FOUND', { what: '这个筛选' }, 'id');
  if (filter.ownerId !== actor.id)
    reject('FILTER_NOT_OWN', { owner: staffNames(tx.read).get(filter.ownerId) ?? '同事' }, 'id');
  return filter;
}

/** A filter keeps nothing that could never be used, under a name that its owner has no other one by. */
function demandSound(tx: Tx, { name, list, sharing, sharedWith }: Content, call: ActorCall, id: string | null): void {
  const problem = checkConditions(list.where, call.today, customFieldsOf(tx.read));
  if (problem) reject(problem.code, problem.params, problem.field);
  const names = staffNames(tx.read);
  if (sharing === 'named') {
    if (sharedWith.length === 0)
      reject('INVALID_INPUT', { field: '共享给', problem: '还没选同事，请至少选一位' }, 'sharedWith');
    if (sharedWith.some((each) => !names.has(each))) reject('NOT_FOUND', { what: '这位同事' }, 'sharedWith');
  }
  demandFreeName(tx, name, call.actor.id, id);
}

function demandRoom(tx: Tx, { actor }: ActorCall): void {
  const own = savedFilters(tx.read).filter(({ ownerId }) => ownerId === actor.id);
  if (own.length < mostFilters) return;
  reject('LIMIT_REACHED', { what: '您存的筛选', most: mostFilters, unit: '个', way: '去掉用不着的，再存这个' });
}

function demandFreeName(tx: Tx, name: string, ownerId: string, id: string | null): void {
  const isTaken = savedFilters(tx.read).some(
    (filter) => filter.ownerId === ownerId && filter.name === name && filter.id !== id,
  );
  if (isTaken) reject('FILTER_NAME_TAKEN', { name }, 'name');
}
