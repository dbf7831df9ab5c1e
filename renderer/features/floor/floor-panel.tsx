import { type ReactElement, useRef, useState } from 'react';
import type { FloorBoard } from '../../../shared/contract/floor.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { usePerson } from '../../state/session.ts';
import { OpenBefore } from './open-before.tsx';
import { PlaceRow } from './place-row.tsx';
import { useFloor } from './use-floor.ts';
import { useFloorActs } from './use-floor-acts.ts';
import './floor.css';

interface FloorPanelProps {
  /** Shows the register of another day. */
  readonly onDay: (day: string) => void;
}

/** Who is on the floor, whose turn it is, and what each does: above the visit that is looked at. */
export function FloorPanel({ onDay }: FloorPanelProps): ReactElement {
  const { data: board, error, refetch } = useFloor();
  const box = useRef<HTMLElement>(null);
  useKeys('来店登记', [
    {
      keys: 'f',
      label: '到在岗名单',
      hint: '在岗名单',
      run: () => {
        const first = box.current?.querySelector<HTMLElement>('ol button');
        (first ?? box.current?.querySelector<HTMLElement>('button:not([disabled])'))?.focus();
      },
    },
  ]);
  return (
    <section ref={box} className="floor" aria-label="在岗">
      {board !== undefined ? (
        <Floor board={board} onDay={onDay} />
      ) : error !== null ? (
        <FloorError error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows words="正在读取谁在展厅…" rows={4} />
      )}
    </section>
  );
}

function FloorError({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactElement {
  const { text, errorNumber } = failureOf(error);
  return <ErrorState title="在岗名单没能读出来" text={`${text}。`} errorNumber={errorNumber} onRetry={onRetry} />;
}

function Floor({ board, onDay }: FloorPanelProps & { readonly board: FloorBoard }): ReactElement {
  const [opened, setOpened] = useState<string | null>(null);
  const free = board.queue.filter(({ state }) => state === 'on').length;
  return (
    <>
      <h2>
        在岗
        <span className="t3">
          {board.queue.length === 0 ? '还没有人' : `${board.queue.length} 人，在展厅 ${free} 人`}
        </span>
      </h2>
      {/* above the list, which grows with every name: the next one must not move beneath a click */}
      <OffDuty board={board} />
      {board.queue.length === 0 && <p className="xs t2">顾问到岗时点他的名字；之后到店的客户按到岗的先后轮流接待。</p>}
      <ol>
        {board.queue.map((place, index) => (
          <PlaceRow
            key={place.staff.id}
            place={place}
            board={board}
            number={index + 1}
            isOpen={opened === place.staff.id}
            onToggle={() => setOpened(opened === place.staff.id ? null : place.staff.id)}
          />
        ))}
      </ol>
      <OpenBefore board={board} onDay={onDay} />
    </>
  );
}

/** Those who can come on duty: a consultant himself, the desk and managers anybody. */
function OffDuty({ board }: { readonly board: FloorBoard }): ReactElement | null {
  const person = usePerson();
  const today = useToday();
  const people = board.offDuty.filter(({ id }) => person.role !== 'consultant' || id === person.id);
  const [held, setHeld] = useState<typeof people>([]);
  // whoever has come on duty keeps his place while the pointer is among the names
  const isOff = new Set(people.map(({ id }) => id));
  const shown = [...held, ...people.filter(({ id }) => !held.some((each) => each.id === id))];
  if (shown.length === 0 || board.today !== today) return null;
  return (
    <div className="floor-off" onPointerEnter={() => setHeld(people)} onPointerLeave={() => setHeld([])}>
      <span className="lab">没上岗</span>
      {shown.map((each) => {
        const label = person.id === each.id ? '我上岗' : `${each.name}上岗`;
        return isOff.has(each.id) ? (
          <ComeOn key={each.id} who={each} label={label} />
        ) : (
          <Button key={each.id} small icon="check" disabled>
            {label}
          </Button>
        );
      })}
    </div>
  );
}

interface ComeOnProps {
  readonly who: FloorBoard['offDuty'][number];
  readonly label: string;
}

/** Each has an act of his own: in the morning one name is clicked after the other, quicker than the answers come. */
function ComeOn({ who, label }: ComeOnProps): ReactElement {
  const { set } = useFloorActs();
  return (
    <>
      <Button small icon="plus" busy={set.busy} onClick={() => set.run({ person: who, state: 'on' })}>
        {label}
      </Button>
      {set.failure !== null && (
        <Note tone="red" icon="warning" live>
          {set.failure.text}
        </Note>
      )}
    </>
  );
}
