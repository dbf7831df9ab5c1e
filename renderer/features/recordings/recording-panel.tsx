import { type ReactElement, useState } from 'react';
import type { RecordingRow } from '../../../shared/contract/recording.ts';
import { megabytes } from '../../../shared/domain/attachment.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmInline } from '../../components/confirm-inline.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { Listeners } from './listeners.tsx';
import { MatchPart } from './match-part.tsx';
import { RecordingPlayer } from './recording-player.tsx';
import { touchedByRecording, useRecording } from './recording-queries.ts';
import { useRecordingWords } from './recording-words.ts';
import { formatWords } from './sound-words.ts';

interface RecordingPanelProps {
  readonly recordingId: string;
  readonly onClose: () => void;
}

/** One recording beside the page of its customer: which contact it is of, the sound, its notes, who heard it. */
export function RecordingPanel({ recordingId, onClose }: RecordingPanelProps): ReactElement {
  const { data } = useRecording(recordingId);
  const words = useRecordingWords();
  useKeys('录音', [{ keys: 'Escape', label: '收起', run: onClose }], { layer: 'screen' });
  return (
    <Panel
      label="录音"
      header={
        <>
          <h2 className="md b">录音{data && ` ${words.when(data.recording)}`}</h2>
          {data && <Origin recording={data.recording} />}
        </>
      }
      footer={
        <>
          {data?.recording.canRemove && <Removing recording={data.recording} onDone={onClose} />}
          <span className="grow" />
          <Button keys="Escape" onClick={onClose}>
            收起
          </Button>
        </>
      }
    >
      {data && <MatchPart key={recordingId} recording={data.recording} candidates={data.candidates} />}
      <RecordingPlayer recordingId={recordingId} takesFocus />
      {data && <Consent recording={data.recording} />}
      {data && <Listeners listeners={data.listeners} />}
    </Panel>
  );
}

/** 「王磊通话 · mp3 1.2 MB · 郭展厅 今天 10:02 附上」 */
function Origin({ recording }: { readonly recording: RecordingRow }): ReactElement {
  const { staff, mediaType, bytes, source, by, at, originalName } = recording;
  return (
    <div className="xs t2 cut" title={originalName}>
      {staff !== null && `${staff.name}通话 · `}
      {formatWords(mediaType)} {megabytes(bytes)} · {source === 'folder' ? '录音文件夹' : by.name} <Instant at={at} />
      {source === 'folder' ? ' 取来' : ' 附上'}
    </div>
  );
}

function Consent({ recording: { hasConsent } }: { readonly recording: RecordingRow }): ReactElement {
  if (hasConsent === true) return <p className="xs t3">客户同意录音。</p>;
  return (
    <p className={hasConsent === false ? 'xs amber' : 'xs t3'}>
      {hasConsent === false ? '客户没同意录音。' : '还没问过客户同不同意录音。'}
    </p>
  );
}

function Removing({ recording, onDone }: { readonly recording: RecordingRow; readonly onDone: () => void }) {
  const api = useApi();
  const notices = useNotices();
  const [isAsked, setAsked] = useState(false);
  const remove = useAct(() => api.recording.remove({ id: recording.id }), {
    refreshes: touchedByRecording,
    onDone: () => {
      notices.show({ text: '录音已移走，日志里留着' });
      onDone();
    },
  });
  if (!isAsked) return <Button onClick={() => setAsked(true)}>移走</Button>;
  return (
    <div className="panel-says">
      <ConfirmInline
        text="移走后，这里和抽查时都听不到，笔记也看不到。"
        confirm="移走录音"
        busy={remove.busy}
        onConfirm={() => remove.run(undefined)}
        onCancel={() => setAsked(false)}
      />
      {remove.failure !== null && (
        <Note tone="red" icon="warning" live>
          {remove.failure.text}。
        </Note>
      )}
    </div>
  );
}
