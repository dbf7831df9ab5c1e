import type { Edit, PlantedFault } from '../planted-fault.ts';

const inMerges = (id: string, what: string, ...edits: readonly Edit[]): PlantedFault => ({
  id: `merge-${id}`,
  what,
  edits,
  test: 'tests/sim/merge-histories.test.ts',
  env: { QIATAN_MERGES: '48' },
  caughtBy: /seed \d+: /,
});

/** Faults in merging two records of one person, and in taking it back. */
export const mergeFaults: readonly PlantedFault[] = [
  inMerges('left-behind', 'the calls of the other record stay behind', {
    file: 'shared/entities/customer-links.ts',
    find: "const isRoot = e.root === 'customer' && column === 'customerId';",
    replace: "const isRoot = e.root === 'customer' && column === 'customerId' && e.name !== 'followup';",
  }),
  inMerges('chain', 'a record that was merged earlier still leads to the one that is merged now', {
    file: 'shared/entities/customer.ts',
    find: "mergedIntoId: textOrNull({ ref: 'customer' }),",
    replace: 'mergedIntoId: textOrNull(),',
  }),
  inMerges('numbers', 'a number that was not kept means nobody any more', {
    file: 'db/projections/customer-facets.ts',
    find: "    .where('mergedIntoId', '=', customerId)\n",
    replace: "    .where('mergedIntoId', '=', '')\n",
  }),
  inMerges('dispute', 'a merge rules on a dispute by the way', {
    file: 'shared/domain/merge-ownership.ts',
    find: 'some((other) => other !== each));',
    replace: 'some((other) => other === each && left.size > 99));',
  }),
  inMerges('derived', 'what is derived of the two records is left as it was', {
    file: 'db/unit-of-work.ts',
    find: '      for (const id of [from, to]) rederiveCustomer(store, env.now, id);\n',
    replace: '',
  }),
  inMerges('torn', 'a call that was recorded since stays when its intention goes back', {
    file: 'shared/domain/customer-separation.ts',
    find: 'if (refs.some((ref) => going.has(ref))) going.add(id);',
    replace: 'if (refs.length > 99) going.add(id);',
  }),
  inMerges('twice', 'two equal tags, shares and links of one person stay two', {
    file: 'api/merge/settle.ts',
    find: '  for (const { entity, id } of aside) tx.remove(entity, id);\n',
    replace: '',
  }),
  inMerges('unexplained', 'a merge taken back leaves one number with two strangers', {
    file: 'api/merge/undo.ts',
    find: "  demandExplained(tx, call.actor, [...household, goneId], 'mergeId');\n",
    replace: '',
  }),
  inMerges('unlogged', 'a record that lives again is not in the log', {
    file: 'db/row-writer.ts',
    find: "      return [{ entity: e.name, rowId: id, op: 'undel', group: '_deleted', valueJson: 'true', baseHlc: null }];",
    replace: '      return [];',
  }),
];
