import { type ReactElement, useState } from 'react';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import type { FloorBoard } from '../../../shared/contract/floor.ts';
import type { FloorState } from '../../../shared/domain/floor.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { Button } from '../../components/button.tsx';
import { Note, Tag } from '../../components/marks.tsx';
import { useNow, useZone } from '../../state/clock.ts';
import { usePerson } from '../../state/session.ts';
import { MoveForm, SkipForm } from './order-forms.tsx';
import { doingOf, type FloorPlaceRow, lengthWords, minutesSince } from './use-floor.ts';
import { useFloorActs } from './use-floor-acts.ts';

interface PlaceRowProps {
  readonly place: FloorPlaceRow;
  readonly board: FloorBoard;
  /** From 1. */
  readonly number: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One consultant on duty; his name opens what can be said of him. */
export function PlaceRow({ place, board, number, isOpen, onToggle }: PlaceRowProps): ReactElement {
  const now = useNow();
  const zone = useZone();
  const person = usePerson();
  const { staff, onSince, served } = place;
  const doing = doingOf(place, board);
  const isNext = board.nextId === staff.id;
  const mayAct = person.role !== 'consultant' || person.id === staff.id;
  const length = lengthWords(minutesSince(doing.since, now));
  return (
    <li className={isNext ? 'next' : ''}>
      <div className="floor-row">
        <span className="n">{number}</span>
        {mayAct ? (
          <button type="button" className="floor-name b" aria-expanded={isOpen} onClick={onToggle}>
            {staff.name}
          </button>
        ) : (
          <span className="b">{staff.name}</span>
        )}
        {isNext ? <Tag tone="accent">轮到</Tag> : <span className={doing.isBusy ? '' : 't3'}>{doing.words}</span>}
        <span className="t2 nw">{doing.isBusy ? length : ''}</span>
        <span className="xs t3 nw end" title={`${localTimeAt(onSince, zone)} 上岗，今天接待 ${served} 批`}>
          {localTimeAt(onSince, zone)} 起 · {served} 批
        </span>
      </div>
      {isOpen && mayAct && <PlaceActs place={place} board={board} onDone={onToggle} />}
    </li>
  );
}

type Form = 'skip' | 'move';

/** Where he can go from where he is. */
const ways: Readonly<Record<FloorPlaceRow['state'], readonly (readonly [FloorState, string])[]>> = {
  on: [
    ['break', '休息'],
    ['drive', '试驾'],
    ['off', '下岗'],
  ],
  break: [
    ['on', '回到展厅'],
    ['off', '下岗'],
  ],
  drive: [
    ['on', '回到展厅'],
    ['off', '下岗'],
  ],
};

interface PlaceActsProps {
  readonly place: FloorPlaceRow;
  readonly board: FloorBoard;
  readonly onDone: () => void;
}

function PlaceActs({ place, board, onDone }: PlaceActsProps): ReactElement {
  const { role } = usePerson();
  const [form, setForm] = useState<Form | null>(null);
  const { set } = useFloorActs(onDone);
  const { staff, state } = place;
  if (form === 'skip') return <SkipForm person={staff} onClose={() => setForm(null)} onDone={onDone} />;
  if (form === 'move') return <MoveForm person={staff} board={board} onClose={() => setForm(null)} onDone={onDone} />;
  return (
    <>
      <div className="floor-acts">
        {ways[state].map(([to, words]) => (
          <Button key={to} small busy={set.busy} onClick={() => set.run({ person: staff, state: to })}>
            {words}
          </Button>
        ))}
        <Button small look="ghost" onClick={() => setForm('skip')}>
          让过一轮
        </Button>
        {isManager(role) && (
          <Button small look="ghost" disabled={board.queue.length < 2} onClick={() => setForm('move')}>
            调整次序
          </Button>
        )}
      </div>
      {set.failure !== null && (
        <Note tone="red" icon="warning" live>
          {set.failure.text}
        </Note>
      )}
    </>
  );
}
