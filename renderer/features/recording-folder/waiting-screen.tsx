import { type ReactElement, useMemo } from 'react';
import { dateColumn } from '../../../shared/calendar/words.ts';
import type { WaitingRecording } from '../../../shared/contract/recording-folder.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Instant } from '../../components/instant.tsx';
import { rowItems } from '../../components/list-model.ts';
import { Panel, Shape } from '../../components/panel.tsx';
import { ReadList } from '../../components/read-list.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { usePinned } from '../../components/use-pinned.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useRemembered } from '../../state/remembered.ts';
import { clockWords } from '../recordings/sound-words.ts';
import { useFolder, useWaiting } from './folder-queries.ts';
import { whyWords } from './folder-words.ts';
import { WaitingPanel } from './waiting-panel.tsx';
import './recording-folder.css';

const columns = 'minmax(0,1fr) 128px 136px 64px 72px';

interface Place {
  readonly tab: 'open' | 'aside';
  readonly chosen: string | null;
}

/** 没对上的录音: heard, given to a customer or set aside, one after the other. */
export function WaitingScreen(): ReactElement {
  const [place, setPlace] = useRemembered<Place>(['recording', 'waiting'], { tab: 'open', chosen: null });
  const list = useWaiting(place.tab === 'aside');
  const { data: folder } = useFolder();
  const items = useMemo(() => rowItems(list.rows, ({ id }) => id), [list.rows]);
  const chosen = list.rows.find(({ id }) => id === place.chosen) ?? list.rows[0] ?? null;
  const choose = (id: string | null): void => setPlace((before) => ({ ...before, chosen: id }));
  const goOn = (): void => {
    const at = list.rows.findIndex(({ id }) => id === chosen?.id);
    choose((list.rows[at + 1] ?? list.rows[at - 1])?.id ?? null);
  };
  usePinned(place.chosen, chosen?.id ?? null, choose);
  const go = useGo();
  const toFolder = (): void => go('/settings/recordings');
  useKeys('没对上的录音', [{ keys: 'b', label: '录音文件夹', run: toFolder }]);
  return (
    <>
      <HeadRow
        title="没对上的录音"
        parent={{ label: '录音文件夹', to: '/settings/recordings' }}
        facts={folder !== undefined && folder.waiting > 0 && <>{folder.waiting} 份等您认下</>}
      >
        <Button keys="b" onClick={toFolder}>
          录音文件夹
        </Button>
      </HeadRow>
      <TabsRow
        label="没对上的录音"
        tabs={[
          { value: 'open', label: '等人认下' },
          { value: 'aside', label: '放一边的' },
        ]}
        value={place.tab}
        onChange={(tab) => setPlace({ tab, chosen: null })}
        end="30 天没人认下的，声音会删掉"
      />
      <Shape kind="panel">
        <ReadList
          list={list}
          reading="正在读取录音…"
          failed="没对上的录音没能读出来"
          empty={<Nothing tab={place.tab} />}
        >
          <VirtualList
            label="没对上的录音"
            items={items}
            rowHeight={52}
            columns={columns}
            renderRow={(row) => <Cells row={row} />}
            chosen={chosen?.id ?? null}
            onChoose={choose}
            onNearEnd={list.onNearEnd}
            total={list.total}
            letters
          />
        </ReadList>
        {chosen === null ? (
          <Panel label="录音">
            <span />
          </Panel>
        ) : (
          <WaitingPanel key={chosen.id} waiting={chosen} onDone={goOn} />
        )}
      </Shape>
    </>
  );
}

function Nothing({ tab }: { readonly tab: Place['tab'] }): ReactElement {
  return tab === 'open' ? (
    <EmptyState
      icon="check"
      title="没有等人认下的录音"
      text="文件名里没有号码，或号码不是一位客户的，会出现在这里。客户的号码登记以后，自己会对上。"
    />
  ) : (
    <EmptyState title="没有放一边的录音" text="和客户无关的录音，放一边以后在这里，到期删掉。" />
  );
}

function Cells({ row }: { readonly row: WaitingRecording }): ReactElement {
  return (
    <>
      <TwoLines
        main={row.originalName}
        title={row.originalName}
        sub={row.aside === null ? whyWords(row) : `${row.aside.by.name}：${row.aside.reason}`}
      />
      <span className="nw">{row.phone === null ? <span className="t3">没有号码</span> : formatPhone(row.phone)}</span>
      <Called row={row} />
      <span className="r">{row.durationMs === null ? '—' : clockWords(row.durationMs)}</span>
      <span className="t3 r nw" title="到这天没人认下，声音就删掉">
        到 {dateColumn(row.dropsOn)}
      </span>
    </>
  );
}

/** When it was spoken, as far as its name tells. */
function Called({ row }: { readonly row: WaitingRecording }): ReactElement {
  if (row.spokenAt !== null) return <Instant at={row.spokenAt} />;
  if (row.spokenOn !== null) return <span className="nw">{dateColumn(row.spokenOn)}</span>;
  return <span className="t3">没写时间</span>;
}
