import { type ReactElement, useState } from 'react';
import type { SpotCheckRow } from '../../../shared/contract/spot-check.ts';
import { goneReasons } from '../../../shared/contract/spot-check.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useAct } from '../../state/use-act.ts';
import { Shares } from './draw-panel.tsx';
import { useSpotCheck } from './spot-check-queries.ts';
import { progressWords, spanWords } from './spot-words.ts';

type Redrawn = Awaited<ReturnType<ReturnType<typeof useApi>['spotCheck']['redraw']>>;

/** One check: what it was drawn from, by which seed, and how far it is. */
export function CheckPanel({
  check,
  canCheck,
}: {
  readonly check: SpotCheckRow;
  readonly canCheck: boolean;
}): ReactElement {
  const api = useApi();
  const go = useGo();
  const today = useToday();
  const { data } = useSpotCheck(check.id);
  const [redrawn, setRedrawn] = useState<Redrawn | null>(null);
  const redraw = useAct(() => api.spotCheck.redraw({ id: check.id }), { onDone: setRedrawn });
  const open = (): void => go(`/spot-checks/${check.id}`);
  const isDone = check.judged + check.gone === check.drawn;
  useKeys('这次抽查', [{ keys: 'r', label: '用种子重抽核对', hint: '重抽核对', run: () => redraw.run(undefined) }], {
    layer: 'panel',
  });
  return (
    <Panel
      label={`抽查 ${spanWords(check, today)}`}
      header={
        <>
          <h2 className="md b">{spanWords(check, today)}的通话</h2>
          <p className="t2">{progressWords(check)}</p>
        </>
      }
      footer={
        <>
          <Button look="primary" keys="Enter" onClick={open}>
            {canCheck && !isDone ? '听录音，评分' : '打开看结果'}
          </Button>
          <Button keys="r" busy={redraw.busy} onClick={() => redraw.run(undefined)}>
            重抽核对
          </Button>
        </>
      }
    >
      <Facts
        facts={[
          { label: '抽的人', value: check.by.name },
          { label: '时间', value: <Instant at={check.at} /> },
          { label: '每人', value: `${check.perConsultant} 份${check.again ? '，以前抽过的也抽' : ''}` },
          { label: '抽样种子', value: <span className="tabular">{check.seed}</span> },
        ]}
      />
      {data !== undefined && <Shares rows={data.shares} />}
      {redraw.failure !== null && (
        <Note tone="red" icon="warning" live>
          {redraw.failure.text}
        </Note>
      )}
      {redrawn === null ? (
        <p className="xs t3">任何人都可以用这个种子重抽核对：录音没有变动，抽到的就是同样这些。</p>
      ) : (
        <RedrawNote redrawn={redrawn} />
      )}
    </Panel>
  );
}

function RedrawNote({ redrawn: { same, missing, extra } }: { readonly redrawn: Redrawn }): ReactElement {
  if (missing.length === 0 && extra === 0)
    return (
      <Note icon="check" live>
        重抽一致：{same} 份和当时抽到的一样。
      </Note>
    );
  return (
    <Note tone="amber" icon="warning" live>
      <p>
        {same} 份一样，{missing.length} 份现在抽不到，换成另外 {extra} 份。录音移走、到期、改了对应的联系，都会这样。
      </p>
      {missing.map(({ id, customerName, consultant, gone }) => (
        <p key={id}>
          {consultant.name}打给{customerName}的{gone === null ? '，登记有改动' : goneReasons[gone]}
        </p>
      ))}
    </Note>
  );
}
