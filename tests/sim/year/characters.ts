/** How a consultant works; chances are per cent. */
export interface Character {
  readonly name: string;
  /** Leaves a plan that is due today undone. */
  readonly forgets: number;
  /** Writes nothing down of a call in which somebody was reached. */
  readonly silent: number;
  /** Puts the next call on the last day that is allowed. */
  readonly putsOff: number;
  /** Moves a plan that lies ahead. */
  readonly moves: number;
  /** Saves a card quickly and never completes it. */
  readonly hasty: number;
  /** Gives another level after a call. */
  readonly regrades: number;
  /** Asks for an end of what does not go on. */
  readonly givesUp: number;
}

/** Six consultants, no two alike. */
export const characters: readonly Character[] = [
  { name: '王磊', forgets: 0, silent: 0, putsOff: 30, moves: 2, hasty: 0, regrades: 10, givesUp: 6 },
  { name: '李娜', forgets: 2, silent: 1, putsOff: 10, moves: 6, hasty: 2, regrades: 25, givesUp: 8 },
  { name: '赵磊', forgets: 12, silent: 3, putsOff: 60, moves: 4, hasty: 10, regrades: 6, givesUp: 10 },
  { name: '孙萌', forgets: 5, silent: 25, putsOff: 50, moves: 2, hasty: 5, regrades: 4, givesUp: 4 },
  { name: '周涛', forgets: 3, silent: 2, putsOff: 90, moves: 25, hasty: 3, regrades: 40, givesUp: 15 },
  { name: '钱多', forgets: 30, silent: 10, putsOff: 80, moves: 1, hasty: 30, regrades: 2, givesUp: 2 },
];
