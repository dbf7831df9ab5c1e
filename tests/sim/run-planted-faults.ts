import { plant } from './plant.ts';
import { plantedFaults } from './planted-faults.ts';

// Plants every fault in turn, or those whose id begins with an argument, and fails unless each is noticed.
const wanted = process.argv.slice(2);
const faults = plantedFaults.filter(({ id }) => wanted.length === 0 || wanted.some((each) => id.startsWith(each)));
let missed = 0;
for (const fault of faults) {
  const { caught, said } = await plant(fault);
  if (!caught) missed += 1;
  console.info(`${caught ? 'caught' : 'MISSED'} ${fault.id} (${fault.what}): ${said}`);
}
console.info(`${faults.length} planted faults, ${missed} missed`);
process.exitCode = missed === 0 && faults.length > 0 ? 0 : 1;
