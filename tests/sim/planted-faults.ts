import { auditFaults } from './days/planted.ts';
import { mergeFaults } from './merges/planted.ts';
import { numberFaults } from './numbers/planted.ts';
import { planFaults } from './plans/planted.ts';
import type { PlantedFault } from './planted-fault.ts';
import { signalFaults } from './signals/planted.ts';
import { yearFaults } from './year/planted.ts';

/** Every planted fault: a simulation that does not notice one of them is worth nothing. */
export const plantedFaults: readonly PlantedFault[] = [
  ...planFaults,
  ...auditFaults,
  ...mergeFaults,
  ...numberFaults,
  ...signalFaults,
  ...yearFaults,
];
