import { tagsOf } from '../db/queries/tags.ts';
import { demand, reject } from '../db/unit-of-work.ts';
import { act, type Handlers } from './call.ts';
import { readDictionary } from './lists/dictionary-rows.ts';
import { requireWrite } from './ownership.ts';

export const tagHandlers: Handlers<'tag'> = {
  change: ({ customerIds, add, remove }, call) =>
    act(call, (tx) => {
      const words = new Map(readDictionary(tx.read, 'customer_tag').map((entry) => [entry.code, entry]));
      if (add.some((code) => !words.get(code)?.active))
        reject('INVALID_INPUT', { field: '标签', problem: '不在列表里，请从列表里选' }, 'add');
      const ids = [...new Set(customerIds)];
      for (const id of ids) demand(requireWrite(tx, call.actor, id));
      const tagged = Map.groupBy(tagsOf(tx.read, ids), ({ customerId }) => customerId);
      let changed = 0;
      for (const customerId of ids) {
        const said = tagged.get(customerId) ?? [];
        const gone = said.filter(({ tag }) => remove.includes(tag) && !add.includes(tag));
        const fresh = [...new Set(add)].filter((code) => !said.some(({ tag }) => tag === code));
        for (const { id } of gone) tx.remove('customerTag', id);
        for (const tag of fresh)
          tx.insert('customerTag', {
            id: tx.newId(),
            ...{ customerId, tag },
            createdAt: call.now,
            createdById: call.actor.id,
          });
        if (gone.length + fresh.length > 0) changed += 1;
      }
      return { changed };
    }),
};
