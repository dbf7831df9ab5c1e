import type { ReactElement } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { FloorBoard } from '../../../shared/contract/floor.ts';
import { Note } from '../../components/marks.tsx';
import { useToday } from '../../state/clock.ts';

interface OpenBeforeProps {
  readonly board: FloorBoard;
  readonly onDay: (day: string) => void;
}

/** Visitors of the days before whom nobody saw leave: their day is not this one, so their hour is asked for there. */
export function OpenBefore({ board, onDay }: OpenBeforeProps): ReactElement | null {
  const today = useToday();
  const last = board.openBefore.at(-1);
  if (last === undefined) return null;
  const count = board.openBefore.reduce((sum, day) => sum + day.count, 0);
  const words = dateWords(last.day, today);
  return (
    <Note tone="amber" icon="warning">
      {board.openBefore.length === 1 ? `${words}有 ${count} 批没登记离店。` : `前几天有 ${count} 批没登记离店。`}
      <button type="button" className="link" onClick={() => onDay(last.day)}>
        看{words}的
      </button>
    </Note>
  );
}
