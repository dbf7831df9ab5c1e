import { expect, test } from 'vitest';
import { createRoom, type Leave } from './room.ts';

/** Asks for room and says when it is there. */
function asker(room: ReturnType<typeof createRoom>) {
  const inside: { readonly name: string; readonly leave: Leave }[] = [];
  return {
    ask: (name: string, bytes: number): void => void room.enter(bytes).then((leave) => inside.push({ name, leave })),
    names: async (): Promise<string[]> => {
      await Promise.resolve();
      return inside.map(({ name }) => name);
    },
    leave: (name: string): void => inside.find((each) => each.name === name)?.leave(),
  };
}

test('never more than the room holds is inside, and whoever waits comes in as others leave, in order', async () => {
  const room = createRoom(100);
  const { ask, names, leave } = asker(room);
  ask('a', 60);
  ask('b', 40);
  ask('c', 50);
  ask('d', 10);
  expect(await names()).toEqual(['a', 'b']);
  leave('b');
  // the small one does not overtake: a large file would never have its turn
  expect(await names()).toEqual(['a', 'b']);
  leave('a');
  expect(await names()).toEqual(['a', 'b', 'c', 'd']);
  expect(room.taken).toBe(60);
});

test('what is larger than the room has it to itself, and leaving twice frees nothing twice', async () => {
  const room = createRoom(100);
  const { ask, names, leave } = asker(room);
  ask('small', 10);
  ask('huge', 500);
  ask('next', 10);
  expect(await names()).toEqual(['small']);
  leave('small');
  leave('small');
  expect(await names()).toEqual(['small', 'huge']);
  leave('huge');
  expect(await names()).toEqual(['small', 'huge', 'next']);
  expect(room.taken).toBe(10);
});
