import type { ReactElement } from 'react';
import type { RecordingRow } from '../../../shared/contract/recording.ts';
import { Icon } from '../../components/icon.tsx';
import { Tag } from '../../components/marks.tsx';
import { isDoubtful, lengthWords, useRecordingWords } from './recording-words.ts';
import { stayWhereYouAre } from './stay.ts';
import './recordings.css';

interface RecordingButtonProps {
  readonly recording: RecordingRow;
  /** It is open beside. */
  readonly pressed?: boolean;
  readonly onOpen: () => void;
}

/** A recording at its contact: its length, and whether its match is in doubt; a press opens it. */
export function RecordingButton({ recording, pressed = false, onOpen }: RecordingButtonProps): ReactElement {
  const length = lengthWords(recording);
  const doubt = isDoubtful(recording) ? `，把握 ${recording.confidence}%` : '';
  return (
    <button
      type="button"
      className={pressed ? 'tag tag-acc sound-tag on' : 'tag tag-acc sound-tag'}
      aria-pressed={pressed}
      aria-label={`录音 ${length}${doubt}`}
      title={`${recording.originalName}${doubt}`}
      onMouseDown={stayWhereYouAre}
      onClick={onOpen}
    >
      <Icon name="voice" />
      {length}
      {isDoubtful(recording) && <span className="amber">{recording.confidence}%</span>}
    </button>
  );
}

/** A recording in a list of a customer's: when, how long, and what is to be looked at. */
export function RecordingLine({ recording, onOpen }: Omit<RecordingButtonProps, 'pressed'>): ReactElement {
  const words = useRecordingWords();
  const { contact, expiredAt, hasConsent } = recording;
  return (
    <li>
      <button type="button" className="sound-line" title={recording.originalName} onClick={onOpen}>
        <Icon name="voice" />
        <span className="nw">{words.column(recording)}</span>
        <span className="t3">{lengthWords(recording)}</span>
        <span className="cut t2">{contact === null ? '' : contact.feedback || words.contact(contact)}</span>
        {isDoubtful(recording) && <Tag tone="amber">把握 {recording.confidence}%</Tag>}
        {hasConsent === false && <Tag tone="amber">没同意录音</Tag>}
        {expiredAt !== null && <Tag>声音已删</Tag>}
      </button>
    </li>
  );
}
