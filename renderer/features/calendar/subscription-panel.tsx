import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmInline } from '../../components/confirm-inline.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { saveFile } from '../sheets/save-file.ts';

const key = ['token', 'calendar'];

/** 日历订阅: the file, and the address by which another calendar on this machine reads it. */
export function SubscriptionPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const api = useApi();
  const download = useAct(() => api.calendar.file({}), { onDone: saveFile });
  useKeys('日历订阅', [{ keys: 'Escape', label: '收起', run: onClose }], { layer: 'panel' });
  return (
    <Panel
      label="日历订阅"
      header={<h2>日历订阅</h2>}
      footer={
        <Button keys="Escape" onClick={onClose}>
          收起
        </Button>
      }
    >
      <p className="t2">
        今天起 60 天里您自己的回访，给别的日历软件看。标题只写「回访 · B 级」「回访 · 交车后」，没有姓名和号码。
      </p>
      <div className="row">
        <Button busy={download.busy} onClick={() => download.run(undefined)}>
          下载日历文件
        </Button>
        <span className="xs t3">导入后不会自己更新</span>
      </div>
      {download.failure && (
        <p className="red" role="alert">
          {download.failure.text}
        </p>
      )}
      {isServed() ? (
        <Subscription />
      ) : (
        <p className="xs t3">桌面窗口没有网址可订阅；要自动更新，请用浏览器方式打开程序后在这里建订阅地址。</p>
      )}
    </Panel>
  );
}

/** The desktop's own window is no server: nothing else can read from it. */
function isServed(): boolean {
  return /^https?:$/.test(window.location.protocol);
}

function Subscription(): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [address, setAddress] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => api.calendar.subscription({}) });
  const make = useAct(() => api.calendar.subscribe({}), {
    refreshes: [key],
    onDone: ({ path }) => {
      setAddress(`${window.location.origin}${path}`);
      setAsking(false);
    },
  });
  const revoke = useAct(() => api.calendar.unsubscribe({}), {
    refreshes: [key],
    onDone: () => {
      setAddress(null);
      setAsking(false);
      notices.show({ text: '订阅地址已停用' });
    },
  });
  if (error !== null) {
    const failure = failureOf(error);
    return (
      <ErrorState
        title="订阅没能读出来"
        text={`${failure.text}。`}
        errorNumber={failure.errorNumber}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <LoadingRows rows={2} rowHeight={32} />;
  const { subscription } = data;
  const failure = make.failure ?? revoke.failure;
  return (
    <section className="cal-feed" aria-label="订阅地址">
      {address !== null && <Address address={address} />}
      {subscription === null ? (
        <>
          <p className="t2">订阅地址让这台电脑上的日历软件自己更新。谁拿到地址都能看到您哪天有几个回访，请不要转发。</p>
          <Button busy={make.busy} onClick={() => make.run(undefined)}>
            建订阅地址
          </Button>
        </>
      ) : (
        <>
          <Facts
            facts={[
              { label: '建立', value: <Instant at={subscription.createdAt} /> },
              { label: '最近读取', value: <Instant at={subscription.lastUsedAt} never="还没读过" /> },
            ]}
          />
          {isAsking ? (
            <ConfirmInline
              text="停用后，用这个地址的日历马上读不到回访；要用时再建一个。"
              confirm="停用订阅地址"
              busy={revoke.busy}
              onConfirm={() => revoke.run(undefined)}
              onCancel={() => setAsking(false)}
            />
          ) : (
            <div className="row">
              <Button onClick={() => setAsking(true)}>停用地址</Button>
              <Button look="ghost" busy={make.busy} onClick={() => make.run(undefined)} title="原来的地址马上停用">
                换一个地址
              </Button>
            </div>
          )}
        </>
      )}
      {failure && (
        <p className="red" role="alert">
          {failure.text}
        </p>
      )}
      <p className="xs t3">改密码、换岗以后要重新建。</p>
    </section>
  );
}

function Address({ address }: { readonly address: string }): ReactElement {
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Note tone="accent" icon="key" live>
      <p>只显示这一次，请现在放进日历软件；店里只留它的指纹。</p>
      <output className="cal-address mono">{address}</output>
      <Button small icon="copy" onClick={copy}>
        {isCopied ? '已复制' : '复制地址'}
      </Button>
    </Note>
  );
}
