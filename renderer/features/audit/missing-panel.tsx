import { type ReactElement, useState } from 'react';
import type { AuditItemView } from '../../../shared/contract/audit-rows.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonPicker, Picker } from '../../components/picker.tsx';
import { useApi } from '../../state/api.ts';
import { useStaff } from '../../state/commons.ts';
import { useNotices } from '../../state/notices.ts';
import { type Act, useAct } from '../../state/use-act.ts';
import { useRefreshDay, useTakeItem } from './audit-queries.ts';
import { BlindPanel } from './blind-panel.tsx';
import { PanelHeader } from './panel-header.tsx';
import type { AuditPanelProps, ItemPanelProps } from './panel-props.ts';
import { QuietTable } from './quiet-panel.tsx';
import { TreatmentFields } from './treatment-fields.tsx';

/** 未录入: a paper card that the system did not have at 24:00. Whose it is decides against whom the finding is. */
export function MissingPanel(props: ItemPanelProps): ReactElement {
  const { view, item, mode, canJudge, onGoOn } = props;
  const takeOff = useTakeOff(props);
  const canTakeOff = canJudge && item.addedByHand;
  const [isKeying, setKeying] = useState(mode === 'blind' && item.paperKind === 'unread');
  useKeys(
    '未录入的卡',
    [
      { keys: 'Ctrl+Enter', label: '下一张没核的', run: onGoOn },
      { keys: 'e', label: '录下纸卡内容', run: () => setKeying(true) },
      { keys: 'Delete', label: '去掉这个号', disabled: !canTakeOff, run: () => takeOff.run(undefined) },
    ],
    { layer: 'panel' },
  );
  if (isKeying) return <BlindPanel {...props} onLeave={() => setKeying(false)} />;
  return (
    <Panel
      label={`未录入 ${item.serial}`}
      header={<PanelHeader {...props} />}
      footer={
        <>
          <div className="verdict">
            <span className="red b nw">{item.note === '' ? '未录入' : `未录入（${item.note}）`}</span>
            <span className="grow" />
            <span className="xs t3 nw">{item.person === null ? '不知道是谁的，不罚' : view.costs.missing}</span>
          </div>
          <Button look="primary" keys="Ctrl+Enter" onClick={onGoOn}>
            下一张没核的
          </Button>
          <Button keys="E" onClick={() => setKeying(true)}>
            录下纸卡内容
          </Button>
          {canTakeOff && (
            <Button keys="Delete" busy={takeOff.busy} onClick={() => takeOff.run(undefined)}>
              去掉这个号
            </Button>
          )}
        </>
      }
    >
      <Note tone="red" icon="warning">
        {item.note === ''
          ? '到当天 24:00，系统里没有这张卡。号本来就没用过的，请到「卡本」作废它。'
          : '这张卡 24:00 以后才录入，算未录入。'}
      </Note>
      {takeOff.failure && (
        <Note tone="red" icon="warning" live>
          {takeOff.failure.text}
        </Note>
      )}
      <WhoseCard view={view} item={item} />
      <TreatmentFields day={view.day} item={item} />
      {item.paperKind === 'read' && <QuietTable item={item} />}
    </Panel>
  );
}

/** Takes a number that was added by hand off the list, before the signature (§八.1). */
function useTakeOff({ view, item, onGoOn, onReturn }: ItemPanelProps): Act<void> {
  const api = useApi();
  const notices = useNotices();
  const refresh = useRefreshDay(view.day);
  const line = { day: view.day, serial: item.serial ?? '' };
  return useAct(() => api.audit.removeSerial(line), {
    onDone: async () => {
      notices.show({
        text: `${line.serial} 已从名单上去掉`,
        undo: async () => {
          await api.audit.addSerial({ ...line, consultantId: item.keyedConsultant?.id ?? null });
          await refresh();
          onReturn();
        },
      });
      onGoOn();
      await refresh();
    },
  });
}

/** The person in charge, and for which visitor the card was written. */
function WhoseCard({ view, item }: Pick<AuditPanelProps, 'view'> & { readonly item: AuditItemView }): ReactElement {
  const api = useApi();
  const take = useTakeItem(view.day);
  const { data: people = [] } = useStaff();
  const assign = useAct(
    (input: { readonly consultantId: string | null; readonly trafficId: string | null }) =>
      api.audit.assign({ day: view.day, key: item.key, ...input }),
    { onDone: take },
  );
  const consultants = people.filter(({ role }) => role === 'consultant');
  const visitors = view.groups
    .flatMap(({ rows, person }) => rows.map((row) => ({ row, person })))
    .filter(({ row }) => row.kind === 'traffic')
    .map(({ row, person }) => ({
      value: row.key.replace('traffic:', ''),
      label: `${row.arrivedTime} ${person?.name ?? ''}接待`,
    }));
  const known =
    item.traffic === null
      ? visitors
      : [
          { value: item.traffic.id, label: `${item.traffic.arrivedTime} 到店，${item.traffic.partySize} 人` },
          ...visitors,
        ];
  const keyed = item.keyedConsultant?.id ?? null;
  return (
    <div className="whose">
      <div>
        <span className="lab">算在谁名下</span>
        <p className="b">{item.person?.name ?? '还不知道'}</p>
      </div>
      <div>
        <span className="lab">纸卡上的销售顾问</span>
        <PersonPicker
          people={consultants}
          value={keyed}
          placeholder="照纸卡选"
          // the visitor that was only guessed is looked for anew: the paper names another person now
          onChange={(consultantId) => assign.run({ consultantId, trafficId: null })}
          control={{ 'aria-label': '纸卡上的销售顾问' }}
        />
      </div>
      <div>
        <span className="lab">哪次来访</span>
        <Picker
          value={item.traffic?.id ?? null}
          options={known}
          placeholder={known.length === 0 ? '没有剩下的来访' : '按到店时间选'}
          disabled={known.length === 0}
          onChange={(trafficId) => assign.run({ consultantId: keyed, trafficId })}
          control={{ 'aria-label': '哪次来访' }}
        />
      </div>
      {assign.failure && (
        <p className="xs red" role="alert">
          {assign.failure.text}
        </p>
      )}
    </div>
  );
}
