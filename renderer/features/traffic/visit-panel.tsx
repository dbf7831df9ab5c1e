import { type ReactElement, useState } from 'react';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { labelOfCode } from '../../../shared/domain/dictionary.ts';
import { isInHouse } from '../../../shared/domain/floor.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { GoLink, useCanOpen } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { useNow, useToday, useZone } from '../../state/clock.ts';
import { useEntries } from '../../state/lists.ts';
import { usePerson } from '../../state/session.ts';
import { nthWords } from '../floor/same-minute.ts';
import { AssignForm } from './assign-form.tsx';
import { CorrectForm } from './correct-form.tsx';
import { DepartForm } from './depart-form.tsx';
import { ExplainForm } from './explain-form.tsx';
import { stayWords } from './traffic-row.tsx';
import { useDepart } from './use-depart.ts';
import { stateOf } from './use-traffic.ts';
import { VoidForm } from './void-form.tsx';

interface VisitPanelProps {
  readonly row: TrafficRow;
  /** Which one of those who came in the same minute; undefined for who came alone. */
  readonly nth: number | undefined;
  /** The day's visits, to say who is busy. */
  readonly rows: readonly TrafficRow[];
  readonly canWriteCard: boolean;
  /** Somebody is registering an arrival: the letters are not for this visit. */
  readonly isQuiet: boolean;
  readonly onCard: () => void;
  /** The visitor waited and has a consultant now. */
  readonly onReceived: () => void;
}

type Act = 'assign' | 'depart' | 'explain' | 'correct' | 'void';

/** One visit: what is known, and the acts that the person may do. */
export function VisitPanel({
  row,
  nth,
  rows,
  canWriteCard,
  isQuiet,
  onCard,
  onReceived,
}: VisitPanelProps): ReactElement {
  const { role } = usePerson();
  const zone = useZone();
  const now = useNow();
  const today = useToday();
  const [act, setAct] = useState<Act | null>(null);
  const isVisit = row.voidedAt === null;
  const isToday = row.arrivedOn === today;
  const canRegister = isVisit && (role === 'receptionist' || isManager(role));
  const canAssign = canRegister && isToday && (row.receiver === null || row.card === null);
  const isInside = isInHouse(row.contactWay);
  const canDepart = canRegister && row.departedAt === null && isInside;
  // whoever came on another day did not leave now: the hour has to be said
  const leave = (): void => (isToday ? depart.run(null) : setAct('depart'));
  const canExplain = isVisit && role !== 'receptionist' && row.card === null;
  const canCorrect = isVisit && isManager(role);
  const canVoid = canRegister && row.card === null && (isToday || isManager(role));
  const assignLabel = row.receiver === null ? '定接待' : '换接待';
  const depart = useDepart(row);
  const close = (): void => setAct(null);
  useKeys(
    '这次来访',
    act === null && isQuiet
      ? []
      : act === null
        ? [
            { keys: 'a', label: `${assignLabel}的顾问`, disabled: !canAssign, run: () => setAct('assign') },
            { keys: 'd', label: '登记离店', disabled: !canDepart, run: leave },
            { keys: 'e', label: '说明没建卡', disabled: !canExplain, run: () => setAct('explain') },
            { keys: 'c', label: '更正登记', disabled: !canCorrect, run: () => setAct('correct') },
            { keys: 'v', label: '作废登记', disabled: !canVoid, run: () => setAct('void') },
          ]
        : [{ keys: 'Escape', label: '收起', run: close }],
    { layer: 'panel' },
  );
  const way = labelOfCode(useEntries()('contact_way'), row.contactWay);
  const time = localTimeAt(row.arrivedAt, zone);
  const heading = `${time} ${isInside ? '到店' : way} · ${row.partySize} 人`;
  return (
    <Panel
      label={`${time} 到店`}
      header={
        <>
          <div className="md b">{isVisit ? heading : <s className="t3">{heading}</s>}</div>
          <p className="xs t2">
            {!isVisit ? '登错了，已作废' : isInside ? stayWords(row, now) : '不在店'}
            {nth !== undefined && ` · ${nthWords(nth)}`}
          </p>
        </>
      }
      footer={
        act === null && (
          <>
            {canWriteCard && (
              <Button look={canRegister ? 'plain' : 'primary'} keys="Enter" onClick={onCard}>
                {row.card === null ? '写洽谈卡' : row.card.state === 'quick' ? '补完洽谈卡' : '打开洽谈卡'}
              </Button>
            )}
            {canAssign && (
              <Button keys="a" onClick={() => setAct('assign')}>
                {assignLabel}
              </Button>
            )}
            {canDepart && (
              <Button keys="d" busy={depart.busy} onClick={leave}>
                登记离店
              </Button>
            )}
            {canExplain && (
              <Button keys="e" onClick={() => setAct('explain')}>
                说明没建卡
              </Button>
            )}
            {canCorrect && (
              <Button keys="c" onClick={() => setAct('correct')}>
                更正
              </Button>
            )}
            {canVoid && (
              <Button keys="v" onClick={() => setAct('void')}>
                作废
              </Button>
            )}
          </>
        )
      }
    >
      <VisitFacts row={row} />
      {depart.failure !== null && (
        <Note tone="red" icon="warning" live>
          {depart.failure.text}
        </Note>
      )}
      {act === null && canDepart && isToday && (
        <button type="button" className="link xs self-start" onClick={() => setAct('depart')}>
          已经走了一会儿，按实际时间登记离店
        </button>
      )}
      {act === 'assign' && <AssignForm row={row} rows={rows} onReceived={onReceived} onClose={close} />}
      {act === 'depart' && <DepartForm row={row} onClose={close} />}
      {act === 'explain' && <ExplainForm row={row} onClose={close} />}
      {act === 'void' && <VoidForm row={row} onClose={close} />}
      {act === 'correct' && <CorrectForm row={row} onClose={close} />}
    </Panel>
  );
}

/** 「李娜，14:05 起，客户指名」 */
function receiverWords({ receiver, receivedAt, named }: TrafficRow, zone: string): string {
  const since = receivedAt === null ? '' : `，${localTimeAt(receivedAt, zone)} 起`;
  return `${receiver?.name ?? ''}${since}${named ? '，客户指名' : ''}`;
}

function VisitFacts({ row }: { readonly row: TrafficRow }): ReactElement {
  const entries = useEntries();
  const zone = useZone();
  const canOpen = useCanOpen()('/cards/$id');
  const { card } = row;
  const number = card === null ? '' : card.number === '' ? '待编号' : card.number;
  return (
    <>
      {stateOf(row) === 'left' && card === null && row.explanation === '' && (
        <Note tone="amber" icon="warning">
          客户走了还没有卡。今天补建，或由接待的顾问说明原因；明天核对时会列出来。
        </Note>
      )}
      <Facts
        facts={[
          { label: '方式', value: labelOfCode(entries('contact_way'), row.contactWay) },
          {
            label: '接待',
            value: row.receiver === null ? <span className="t3">还没定</span> : receiverWords(row, zone),
          },
          { label: '前台', value: row.receptionist.name },
          ...(row.voidedAt === null ? [] : [{ label: '作废', value: row.voidReason }]),
          ...(row.note === '' ? [] : [{ label: '备注', value: row.note }]),
          {
            label: '洽谈卡',
            value:
              card === null ? (
                <span className="t3">没有</span>
              ) : canOpen ? (
                <GoLink to={`/cards/${card.id}`}>{number}</GoLink>
              ) : (
                number
              ),
          },
          ...(row.explanation === '' ? [] : [{ label: '说明', value: row.explanation }]),
        ]}
      />
    </>
  );
}
