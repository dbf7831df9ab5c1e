/** One text that a fault replaces; it must stand in the file exactly once. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A fault that somebody might make, and the simulation that has to notice it. */
export interface PlantedFault {
  readonly id: string;
  /** What is wrong with the program then. */
  readonly what: string;
  readonly edits: readonly Edit[];
  /** The test file that must fail, and only by a promise that is broken. */
  readonly test: string;
  /** Its size and the like. */
  readonly env: Readonly<Record<string, string>>;
  /** What its output says when a promise is broken; anything else is a fault of the fault. */
  readonly caughtBy: RegExp;
}
