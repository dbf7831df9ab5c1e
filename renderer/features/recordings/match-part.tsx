import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { RecordingCandidate, RecordingRow } from '../../../shared/contract/recording.ts';
import type { KeyBinding } from '../../app/keys.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Kbd, Note } from '../../components/marks.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { touchedByRecording } from './recording-queries.ts';
import { isDoubtful, useRecordingWords } from './recording-words.ts';

interface MatchPartProps {
  readonly recording: RecordingRow;
  readonly candidates: readonly RecordingCandidate[];
}

const changeKeys = 'w';
/** Chosen by number. */
const mostByKey = 9;

/** Which contact a recording belongs to, how sure that is, and the way to put it right. */
export function MatchPart({ recording, candidates }: MatchPartProps): ReactElement {
  const words = useRecordingWords();
  const { contact, canCorrect, confidence } = recording;
  const [isOpen, setOpen] = useState(false);
  const isAsked = canCorrect && (isOpen || contact === null);
  useKeys(
    '属于哪次联系',
    canCorrect && !isAsked
      ? [{ keys: changeKeys, label: '改属于哪次联系', hint: '不是这次', run: () => setOpen(true) }]
      : [],
    { layer: 'panel' },
  );
  return (
    <>
      {contact === null ? (
        <Note tone="amber" icon="warning">
          还没对上哪次联系{canCorrect && candidates.length > 0 && '，请选一次'}。
        </Note>
      ) : (
        <div className="past short">
          <div className="row xs">
            <span className="b t2 nw">{words.contact(contact)}</span>
            <span className="t3 cut">{contact.by.name}</span>
            <span className="grow" />
            {canCorrect && !isOpen && (
              <button type="button" className="link nw" aria-keyshortcuts={changeKeys} onClick={() => setOpen(true)}>
                不是这次 <Kbd keys={changeKeys} />
              </button>
            )}
          </div>
          {contact.feedback !== '' && <p>{contact.feedback}</p>}
          {isDoubtful(recording) && <p className="xs amber">按号码和时间对上，把握 {confidence}%</p>}
        </div>
      )}
      {isAsked && <Choice recording={recording} candidates={candidates} onDone={() => setOpen(false)} />}
    </>
  );
}

interface ChoiceProps extends MatchPartProps {
  readonly onDone: () => void;
}

/** The contacts that it may be of, the likeliest first, each with its number key. */
function Choice({ recording, candidates, onDone }: ChoiceProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const words = useRecordingWords();
  const correct = useAct((contactId: string | null) => api.recording.correct({ id: recording.id, contactId }), {
    refreshes: touchedByRecording,
    onDone: (row) => {
      notices.show({ text: row.contact === null ? '录音先不属于哪次联系' : `录音${words.place(row)}` });
      onDone();
    },
  });
  const first = useRef<HTMLButtonElement>(null);
  const hasContact = recording.contactId !== null;
  useEffect(() => {
    // whoever asked for the choice goes on in it; one that stands by itself takes nothing away
    if (hasContact) first.current?.focus();
  }, [hasContact]);
  const others = candidates.filter(({ contactId }) => contactId !== recording.contactId);
  const choices: readonly KeyBinding[] = others.slice(0, mostByKey).map((each, at) => ({
    keys: String(at + 1),
    label: `是 ${words.contact(each)} 的录音`,
    hint: '选哪次联系',
    run: () => correct.run(each.contactId),
  }));
  useKeys(
    '属于哪次联系',
    [
      ...choices,
      ...(hasContact
        ? [
            { keys: '0', label: '都不是', disabled: !recording.canUnmatch, run: () => correct.run(null) },
            { keys: 'Escape', label: '不改', run: onDone },
          ]
        : []),
    ],
    { layer: 'panel' },
  );
  return (
    <fieldset className="sound-choice" aria-label="是哪次联系的录音">
      {others.length === 0 && (
        <p className="t2">
          {hasContact
            ? `这位客户没有别的联系可选${recording.canUnmatch ? '' : '；和他无关的，请展厅经理处理'}。`
            : '这几天没有和他的联系；登记了回访，再来对上。'}
        </p>
      )}
      {others.map((each, at) => (
        <button
          key={each.contactId}
          ref={at === 0 ? first : null}
          type="button"
          className="sound-candidate"
          disabled={correct.busy}
          onClick={() => correct.run(each.contactId)}
        >
          {at < mostByKey ? <Kbd keys={String(at + 1)} /> : <span />}
          <span className="b nw">{words.contact(each)}</span>
          <span className="cut t2">{each.feedback}</span>
          <span className="xs t3 nw">
            {each.by.name}
            {each.confidence > 0 && ` · 把握 ${each.confidence}%`}
          </span>
        </button>
      ))}
      {hasContact && (
        <div className="row">
          {recording.canUnmatch && (
            <Button small keys="0" keysFirst busy={correct.busy} onClick={() => correct.run(null)}>
              都不是
            </Button>
          )}
          <Button small keys="Escape" onClick={onDone}>
            不改
          </Button>
        </div>
      )}
      {correct.failure !== null && (
        <Note tone="red" icon="warning" live>
          {correct.failure.text}。
        </Note>
      )}
    </fieldset>
  );
}
