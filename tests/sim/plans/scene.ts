import type { StaffMember } from '../../integration/support/people.ts';
import type { Dice } from './dice.ts';
import type { Facts } from './facts.ts';

/** One thing that somebody tries. */
export interface Command {
  readonly who: StaffMember;
  readonly procedure: string;
  readonly input: unknown;
}

/** What a command is made from. */
export interface Scene {
  readonly dice: Dice;
  readonly facts: Facts;
  readonly staff: readonly StaffMember[];
  readonly today: string;
  /** Requests to end that were made in this history, decided or not. */
  readonly requests: readonly string[];
}

/** Makes a command of a kind; null where the scene has nothing for it. */
export type Maker = (scene: Scene) => Command | null;
