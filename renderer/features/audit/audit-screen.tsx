import { type ReactElement, useMemo, useRef, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { AuditRow, AuditView } from '../../../shared/contract/audit-rows.ts';
import type { AuditedField } from '../../../shared/domain/audit-compare.ts';
import { useGo, usePathParam } from '../../app/go.tsx';
import { useHintsNote, useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import type { ListItem } from '../../components/list-model.ts';
import { Panel, Shape } from '../../components/panel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { failureOf } from '../../state/failure.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { AddSerial } from './add-serial.tsx';
import { AuditHead } from './audit-head.tsx';
import { AuditPanel } from './audit-panel.tsx';
import { useAuditDay, useWaitingDay } from './audit-queries.ts';
import { AuditLine, auditColumns, narrowAuditColumns } from './audit-row.tsx';
import { PaperSide, usePaper } from './paper-side.tsx';
import './audit.css';

/** 核对 of the day that waits; the way in from the navigation. */
export function WaitingAudit(): ReactElement {
  const { data, error, isPending, refetch } = useWaitingDay();
  if (data) return <Audit day={data.day} />;
  const failure = error === null ? null : failureOf(error);
  return (
    <>
      <AuditHead view={null} day={null} />
      {isPending && <LoadingRows words="正在看哪天要核对…" rowHeight={32} rows={12} />}
      {failure && (
        <ErrorState
          title="核对没能读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={() => void refetch()}
        />
      )}
    </>
  );
}

/** 核对 of a day that was chosen. */
export function DayAudit(): ReactElement {
  const day = usePathParam('day');
  return <Audit key={day} day={day} />;
}

/** The list of everything that must be there, and beside it the card that is being read. */
function Audit({ day }: { readonly day: CivilDate | null }): ReactElement {
  const [mode, setMode] = useRemembered<'blind' | 'compare'>(['audit', 'mode'], 'compare');
  const { data: view, error, isPending, refetch } = useAuditDay(day, mode === 'blind');
  const failure = error === null ? null : failureOf(error);
  if (day === null) return <NothingWaits />;
  return (
    <>
      {view && <AuditBody key={day} view={view} mode={mode} onMode={setMode} />}
      {!view && (
        <>
          <AuditHead view={null} day={day} />
          {isPending && <LoadingRows words="正在读取核对名单…" rowHeight={32} rows={14} />}
          {failure && (
            <ErrorState
              title="核对名单没能读出来"
              text={`${failure.text}。`}
              errorNumber={failure.errorNumber}
              onRetry={() => void refetch()}
            />
          )}
        </>
      )}
    </>
  );
}

function NothingWaits(): ReactElement {
  const go = useGo();
  return (
    <>
      <AuditHead view={null} day={null} />
      <EmptyState
        icon="check"
        title="没有等核对的卡"
        text="前一个营业日的卡都核过、签过字了。今天的卡，下一个营业日核对。"
      >
        <Button look="primary" onClick={() => go('/sheets')}>
          看签过的检查表
        </Button>
      </EmptyState>
    </>
  );
}

interface BodyProps {
  readonly view: AuditView;
  readonly mode: 'blind' | 'compare';
  readonly onMode: (mode: 'blind' | 'compare') => void;
}

function AuditBody({ view, mode, onMode }: BodyProps): ReactElement {
  const { role } = usePerson();
  const canJudge = view.state === 'open' && (role === 'sales_manager' || role === 'showroom_manager');
  const [chosenKey, choose] = useRemembered<string | null>(['audit', 'chosen', view.day], null);
  const [isAdding, setAdding] = useState(false);
  const items = useMemo(() => itemsOf(view), [view]);
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
  // where the reading began stays chosen when it is read: what differs is to be looked at
  const [first] = useState(() => (rows.find(({ verdict }) => verdict === null) ?? rows[0])?.key);
  const chosen = rows.find(({ key }) => key === (chosenKey ?? first)) ?? rows[0] ?? null;
  const paper = usePaper(view, chosen, mode === 'blind' && canJudge);
  const [field, setField] = useState<AuditedField | null>(null);
  const at = chosen === null ? -1 : rows.indexOf(chosen);
  const step = (by: number): void => {
    const next = rows[at + by];
    if (next) choose(next.key);
  };
  /** What was judged here, which the list may not know yet. */
  const judged = useRef(new Set<string>());
  /** The next unread card after this one, from the top again at the end; the last of all stays. */
  const goOn = (): void => {
    if (chosen !== null) judged.current.add(chosen.key);
    const waiting = (row: AuditRow): boolean => row.verdict === null && !judged.current.has(row.key);
    const next = rows.slice(at + 1).find(waiting) ?? rows.find(waiting);
    if (next) choose(next.key);
  };
  useHintsNote(view.state === 'signed' ? '已签字锁定，不能再改' : '签字后不能再改，只能补记');
  useKeys('核对', [
    { keys: '[', label: '上一张', hint: '上一张 / 下一张', run: () => step(-1) },
    { keys: ']', label: '下一张', hint: '上一张 / 下一张', run: () => step(1) },
    { keys: 'PageUp', label: '上一张', hint: false, inText: true, run: () => step(-1) },
    { keys: 'PageDown', label: '下一张', hint: false, inText: true, run: () => step(1) },
    {
      keys: 'b',
      label: mode === 'blind' ? '对照' : '盲录',
      disabled: !canJudge,
      run: () => onMode(mode === 'blind' ? 'compare' : 'blind'),
    },
    { keys: 'h', label: '加卡号', disabled: !canJudge, run: () => setAdding(true) },
  ]);
  return (
    <>
      <AuditHead view={view} day={view.day} canJudge={canJudge} />
      <div className="audit">
        <Shape kind="panel">
          <div className="left">
            {canJudge && (
              <AddSerial
                day={view.day}
                isOpen={isAdding}
                onOpen={() => setAdding(true)}
                onClose={() => setAdding(false)}
                onAdded={(key) => {
                  setAdding(false);
                  choose(key);
                }}
              />
            )}
            {rows.length === 0 ? (
              <EmptyState title="这一天没有卡，也没有客流" text="换一天看；手里有这天的纸卡，可以按号加上。" />
            ) : (
              <VirtualList
                label="核对名单"
                items={items}
                rowHeight={32}
                columns={paper.isShown ? narrowAuditColumns : auditColumns}
                renderRow={(row) => (
                  <AuditLine row={row} isCurrent={row.key === chosen?.key && canJudge} narrow={paper.isShown} />
                )}
                chosen={chosen?.key ?? null}
                onChoose={choose}
                main={false}
              />
            )}
          </div>
          {paper.isShown && chosen !== null && (
            <PaperSide key={`paper ${chosen.key}`} paper={paper} row={chosen} field={field} />
          )}
          {chosen === null ? (
            <Panel label="核对">
              <span />
            </Panel>
          ) : (
            <AuditPanel
              key={chosen.key}
              view={view}
              row={chosen}
              mode={mode}
              canJudge={canJudge}
              onMode={onMode}
              onField={setField}
              onGoOn={goOn}
              onReturn={() => {
                judged.current.delete(chosen.key);
                choose(chosen.key);
              }}
            />
          )}
        </Shape>
      </div>
    </>
  );
}

/** Per consultant: how many are read, then the lines. */
function itemsOf(view: AuditView): readonly ListItem<AuditRow>[] {
  return view.groups.flatMap(({ person, rows }): readonly ListItem<AuditRow>[] => {
    const cards = rows.filter(({ kind }) => kind !== 'traffic');
    const read = cards.filter(({ verdict }) => verdict !== null).length;
    return [
      {
        kind: 'group',
        key: `of ${person?.id ?? ''}`,
        label: person?.name ?? '不知道是谁的',
        note: `${read} / ${cards.length}`,
      },
      ...rows.map((row): ListItem<AuditRow> => ({ kind: 'row', key: row.key, row })),
    ];
  });
}
