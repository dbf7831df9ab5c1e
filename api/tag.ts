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
      const customers = [...new Set(customerIds)];
      for (const id of customers) demand(requireWrite(tx, call.actor, id));
      const tagged = Map.groupBy(tagsOf(tx.read, customers), ({ customerId }) => customerId);
      const changes: { customerId: string; added: string[]; removed: string[] }[] = [];
      for (const customerId of customers) {
        const said = tagged.get(customerId) ?? [];
        const gone = said.filter(({ tag }) => remove.includes(tag) && !add.includes(tag));
        const fresh = [...new Set(add)].filter((code) => !said.some(({ tag }) => tag === code));
        for (const { id } of gone) tx.remove('customerTag', id);
        const ids = fresh.map((tag) => {
          const id = tx.newId();
          tx.insert('customerTag', { id, customerId, tag, createdAt: call.now, createdById: call.actor.id });
          return id;
        });
        const [line = gone[0]?.id] = ids;
        if (line === undefined) continue;
        // the log names the first customer by itself; each of the others has a line of his own
        if (changes.length > 0) tx.note({ action: call.procedure, subject: `customerTag:${line}`, body: {} });
        changes.push({ customerId, added: fresh, removed: gone.map(({ tag }) => tag) });
      }
      return { changed: changes.length, changes };
    }),
};
