import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import type { FloorBoard } from '../../../shared/contract/floor.ts';
import { useBack } from '../../app/go.tsx';
import { Keyboard } from '../../app/keyboard.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { useNow, useToday, useZone } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useServices } from '../../state/services.ts';
import { useSession } from '../../state/session.ts';
import { doingOf, lengthWords, minutesSince, useFloor } from './use-floor.ts';
import './floor.css';

const tickMs = 5000;

/** More rows than this are set smaller, so that a list ends above the edge of the screen. */
const manyRows = 8;
/** More rows than this stand in two columns; more than the most are counted below them, the longest wait first. */
const crowdRows = 12;
const mostRows = 28;

/** The floor on the showroom's screen, large: consultants and how long, of visitors only the number of people. */
export function FloorScreen(): ReactElement {
  const { clock, host } = useServices();
  const isLost = useStore(host, (state) => state.isLost);
  const { storeName } = useSession();
  const today = useToday();
  const now = useNow();
  const zone = useZone();
  const back = useBack('/traffic');
  const { data: board, error, refetch } = useFloor();
  useEffect(() => {
    const timer = setInterval(clock.tick, tickMs);
    return () => clearInterval(timer);
  }, [clock]);
  const leave = (): void => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    else back();
  };
  useKeys('展厅大屏', [
    { keys: 'f', label: '全屏', run: toggleFullScreen },
    { keys: 'Escape', label: '退出大屏', run: leave },
  ]);
  return (
    <div className="board">
      <Keyboard />
      <header>
        <h1>展厅</h1>
        <span>
          {fullDateWords(today)} · {storeName}
        </span>
        <b className="board-clock n">{localTimeAt(now, zone)}</b>
      </header>
      {board !== undefined ? (
        <Columns board={board} now={now} zone={zone} />
      ) : error !== null ? (
        <BoardError error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows words="正在读取展厅…" rows={6} />
      )}
      <footer>
        {isLost ? (
          <span className="mark-look" role="status">
            连不上展厅主机，正在重试；上面的可能不是最新的
          </span>
        ) : (
          <span>没有客户资料，可以在展厅屏幕播放</span>
        )}
        <Button keys="f" onClick={toggleFullScreen}>
          全屏
        </Button>
        <Button keys="Escape" onClick={leave}>
          退出大屏
        </Button>
      </footer>
    </div>
  );
}

function toggleFullScreen(): void {
  if (document.fullscreenElement !== null) void document.exitFullscreen();
  // refused by some windows; the board is as large as the window anyway
  else document.documentElement.requestFullscreen().catch(() => undefined);
}

function BoardError({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactElement {
  const { text, errorNumber } = failureOf(error);
  return <ErrorState title="展厅没能读出来" text={`${text}。`} errorNumber={errorNumber} onRetry={onRetry} />;
}

function Columns({
  board,
  now,
  zone,
}: {
  readonly board: FloorBoard;
  readonly now: number;
  readonly zone: string;
}): ReactElement {
  return (
    <div className="board-columns">
      <Turns board={board} now={now} />
      <BoardList title="正在接待" count={board.receiving.length} nothing="没有人在接待">
        {board.receiving.map(({ trafficId, receiver, partySize, since }) => (
          <li key={trafficId}>
            <b>{receiver.name}</b>
            <span>{partySize} 人</span>
            <span className="end">{lengthWords(minutesSince(since, now))}</span>
          </li>
        ))}
      </BoardList>
      <BoardList title="等人接待" count={board.waiting.length} nothing="没有客户在等">
        {board.waiting.map(({ trafficId, arrivedAt, partySize, gone }, index) => {
          const minutes = minutesSince(arrivedAt, now);
          return (
            <li key={trafficId} className={minutes >= board.waitAmberMinutes ? 'late' : ''}>
              <span className="board-place">{index + 1}</span>
              <b>{partySize} 人</b>
              {gone === null ? (
                <span className="board-came">{localTimeAt(arrivedAt, zone)} 到</span>
              ) : (
                <span>要换人接待</span>
              )}
              <span className="end">等了 {lengthWords(minutes)}</span>
            </li>
          );
        })}
      </BoardList>
    </div>
  );
}

/** Whose turn it is, as large as can be, and who comes after. */
function Turns({ board, now }: { readonly board: FloorBoard; readonly now: number }): ReactElement {
  const next = board.queue.find(({ staff }) => staff.id === board.nextId);
  return (
    <section aria-label="轮到" className={board.queue.length > manyRows - 2 ? 'many' : ''}>
      <h2>
        轮到<span>在岗 {board.queue.length} 人</span>
      </h2>
      <p className="board-next">
        <b>{next?.staff.name ?? (board.queue.length === 0 ? '还没有人上岗' : '都在忙')}</b>
      </p>
      <ol>
        {board.queue.map((place) => {
          const doing = doingOf(place, board);
          return (
            <li key={place.staff.id} className={place === next ? 'next' : ''}>
              <b>{place.staff.name}</b>
              <span>{place === next ? '轮到' : doing.words}</span>
              <span className="end">{doing.isBusy ? lengthWords(minutesSince(doing.since, now)) : ''}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface BoardListProps {
  readonly title: string;
  readonly count: number;
  /** What stands there where nobody does. */
  readonly nothing: string;
  readonly children: readonly ReactNode[];
}

function BoardList({ title, count, nothing, children }: BoardListProps): ReactElement {
  return (
    <section aria-label={title} className={count > crowdRows ? 'crowd' : count > manyRows ? 'many' : ''}>
      <h2>
        {title}
        <span>{count} 批</span>
      </h2>
      {count === 0 ? <p className="t3">{nothing}</p> : <ul>{children.slice(0, mostRows)}</ul>}
      {count > mostRows && <p className="rest">还有 {count - mostRows} 批</p>}
    </section>
  );
}
