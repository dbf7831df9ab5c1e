import { type ReactElement, useId, useState } from 'react';
import type { WaitingRecording } from '../../../shared/contract/recording-folder.ts';
import { megabytes } from '../../../shared/domain/attachment.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { SoundPlayer } from '../recordings/sound-player.tsx';
import { ContactChoice } from './contact-choice.tsx';
import { CustomerChoice, type PickedCustomer } from './customer-choice.tsx';
import { touchedByFolder } from './folder-queries.ts';
import { whyWords } from './folder-words.ts';

interface WaitingPanelProps {
  readonly waiting: WaitingRecording;
  /** Goes on with the next one. */
  readonly onDone: () => void;
}

/** One recording that is nobody's: heard, given to a customer and a contact, or set aside with a reason. */
export function WaitingPanel({ waiting, onDone }: WaitingPanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [picked, setPicked] = useState<PickedCustomer | null>(null);
  const [contactId, setContactId] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const reasonId = useId();
  const assign = useAct(api.recordingFolder.assign, {
    refreshes: touchedByFolder,
    onDone: ({ recording }) => {
      const where = recording.contactId === null ? '，还没对上哪次联系' : '，对上了联系';
      notices.show({ text: `录音归到「${recording.customerName}」${where}` });
      onDone();
    },
  });
  const aside = useAct(api.recordingFolder.setAside, {
    refreshes: touchedByFolder,
    onDone: () => {
      notices.show({ text: '录音放一边了，到期以前还可以认下' });
      onDone();
    },
  });
  const take = (): void => {
    if (picked === null) return;
    assign.run({ id: waiting.id, customerId: picked.id, ...(contactId === null ? {} : { contactId }) });
  };
  const putAside = (): void => {
    if (reason === null) setReason('');
    else if (reason.trim() !== '') aside.run({ id: waiting.id, reason });
  };
  const failure = assign.failure ?? aside.failure;
  const isAside = waiting.aside !== null;
  useKeys(
    '没对上的录音',
    [
      { keys: 'Ctrl+Enter', label: '认下这份录音', disabled: picked === null, run: take },
      { keys: 'x', label: '放一边', disabled: isAside, run: putAside },
      ...(reason === null ? [] : [{ keys: 'Escape', label: '不放了', inText: true, run: () => setReason(null) }]),
    ],
    { layer: 'panel' },
  );
  return (
    <Panel
      label={`录音 ${waiting.originalName}`}
      header={
        <>
          <h2 className="md b cut" title={waiting.originalName}>
            {waiting.originalName}
          </h2>
          <div className="xs t2 cut">
            {whyWords(waiting)} · {megabytes(waiting.bytes)}
          </div>
        </>
      }
      footer={
        <>
          <Button look="primary" keys="Ctrl+Enter" disabled={picked === null} busy={assign.busy} onClick={take}>
            {picked === null ? '选了客户再认下' : `归到${picked.name}`}
          </Button>
          {!isAside && (
            <Button keys="x" busy={aside.busy} disabled={reason?.trim() === ''} onClick={putAside}>
              放一边
            </Button>
          )}
        </>
      }
    >
      <SoundPlayer
        recording={waiting}
        capability="recordingFolder"
        notes={[]}
        layer="panel"
        canNote={false}
        takesFocus={false}
      />
      {reason !== null && !isAside && (
        <div className="folder-reason">
          <label htmlFor={reasonId} className="b">
            为什么放一边
          </label>
          <input
            id={reasonId}
            className="in"
            // biome-ignore lint/a11y/noAutofocus: asked for by a key or a button
            autoFocus
            maxLength={60}
            autoComplete="off"
            placeholder="如 私人电话"
            value={reason}
            onChange={(event) => {
              aside.clear();
              setReason(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) putAside();
            }}
          />
        </div>
      )}
      <CustomerChoice
        known={waiting.customers}
        phone={waiting.phone}
        picked={picked}
        onPick={(customer) => {
          assign.clear();
          setContactId(null);
          setPicked(customer);
        }}
      />
      {picked !== null && (
        <ContactChoice waitingId={waiting.id} customerId={picked.id} value={contactId} onChange={setContactId} />
      )}
      {failure !== null && (
        <Note tone="red" icon="warning" live>
          {failure.text}
        </Note>
      )}
    </Panel>
  );
}
