import type { Edit, PlantedFault } from '../planted-fault.ts';

const inNumbers = (id: string, what: string, ...edits: readonly Edit[]): PlantedFault => ({
  id: `number-${id}`,
  what,
  edits,
  test: 'tests/sim/numbers.test.ts',
  env: {},
  caughtBy: /seed \d+, step \d+: /,
});

/** Faults by which a number would be had by people who have nothing to do with each other. */
export const numberFaults: readonly PlantedFault[] = [
  inNumbers('contact', 'a contact takes the number of any customer', {
    file: 'api/contact.ts',
    find: '  if (!other || !holder) return;\n',
    replace: '  if (other || holder || true) return;\n',
  }),
  inNumbers('unlink', 'a link that explains a number is ended', {
    file: 'api/household/link.ts',
    find: 'demandExplained(tx, viewer, household);',
    replace: 'demandExplained(tx, viewer, household.size > 99 ? household : []);',
  }),
  inNumbers('blanks', 'a further card fills in the numbers of others', {
    file: 'api/card/customer.ts',
    find: '!taken.has(name) && ',
    replace: '',
  }),
  inNumbers('household', 'a family explains the numbers of strangers', {
    file: 'api/identity/resolve.ts',
    find: 'const [stranger] = strangersAmong(tx, customer.id, known);',
    replace: 'const [stranger] = strangersAmong(tx, customer.id, known.slice(99));',
  }),
  inNumbers('update', 'the data of a customer take the number of another', {
    file: 'api/customer/update.ts',
    find: 'const [other] = strangersAmong(tx, customer.id, known);',
    replace: 'const [other] = strangersAmong(tx, customer.id, known.slice(99));',
  }),
];
