import { type FloorState, floorStateWords } from '../../../shared/domain/floor.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { type Act, useAct } from '../../state/use-act.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface FloorActs {
  readonly set: Act<{ readonly person: Person; readonly state: FloorState }>;
  readonly skip: Act<{ readonly person: Person; readonly reason: string }>;
  readonly move: Act<{ readonly person: Person; readonly beforeId: string | null; readonly reason: string }>;
}

const refreshes = [['floor']];

/** What can be said about somebody's place on the floor; each step can be taken back from its notice. */
export function useFloorActs(onDone: () => void = () => undefined): FloorActs {
  const api = useApi();
  const notices = useNotices();
  const undo = useAct((id: string) => api.floor.undo({ id }), { refreshes });
  const said = (text: string, id: string): void => {
    notices.show({ text, undo: () => undo.run(id) });
    onDone();
  };
  return {
    set: useAct(
      async ({ person, state }) => ({ person, state, ...(await api.floor.set({ staffId: person.id, state })) }),
      { refreshes, onDone: ({ id, person, state }) => said(`${person.name}：${setWords[state]}`, id) },
    ),
    skip: useAct(
      async ({ person, reason }) => ({ person, ...(await api.floor.skip({ staffId: person.id, reason })) }),
      { refreshes, onDone: ({ id, person }) => said(`${person.name}让过这一轮，排到最后`, id) },
    ),
    move: useAct(
      async ({ person, beforeId, reason }) => ({
        person,
        ...(await api.floor.move({ staffId: person.id, beforeId, reason })),
      }),
      { refreshes, onDone: ({ id, person }) => said(`${person.name}的次序已调整，原因记入日志`, id) },
    ),
  };
}

const setWords: Readonly<Record<FloorState, string>> = {
  ...floorStateWords,
  on: '在岗',
  break: '去休息，位置保留',
  drive: '出去试驾，位置保留',
  off: '下岗',
};
