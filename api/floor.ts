import type { Handlers } from './call.ts';
import { floorBoard } from './floor/board.ts';
import { moveOnFloor, setOnFloor, skipOnFloor, undoOnFloor } from './floor/steps.ts';

export const floorHandlers: Handlers<'floor'> = {
  board: floorBoard,
  set: setOnFloor,
  skip: skipOnFloor,
  move: moveOnFloor,
  undo: undoOnFloor,
};
