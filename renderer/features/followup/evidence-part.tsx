import { type ReactElement, useRef } from 'react';
import { useAttachments } from '../attachments/attachment-queries.ts';
import { useAttachmentWords } from '../attachments/attachment-words.ts';
import { PendingLine } from '../attachments/pending-line.tsx';
import { useAttaching } from '../attachments/use-attaching.ts';

interface EvidencePartProps {
  readonly customerId: string;
  /** The attached file that shows it; null for none. */
  readonly value: string | null;
  readonly onChange: (evidenceId: string | null) => void;
}

/** The photo of a receipt, of a chat: what shows the manager that a customer is lost. It stays among his files. */
export function EvidencePart({ customerId, value, onChange }: EvidencePartProps): ReactElement {
  const picker = useRef<HTMLInputElement>(null);
  const target = { customerId };
  const files = useAttachments(target, value !== null);
  const words = useAttachmentWords();
  const attaching = useAttaching({ target: async () => target, cardId: null, onAttached: onChange });
  const file = files.data?.find(({ id }) => id === value);
  return (
    <div className="xs t3">
      {attaching.pending.length > 0 && (
        <ul className="attach-pending" aria-live="polite">
          {attaching.pending.map((each) => (
            <PendingLine key={each.key} pending={each} attaching={attaching} here="附在这里" />
          ))}
        </ul>
      )}
      {value === null ? (
        <button type="button" className="link" onClick={() => picker.current?.click()}>
          附一张照片作证据
        </button>
      ) : (
        <>
          证据：{file === undefined ? '已附上' : words.title(file)}{' '}
          <button type="button" className="link" onClick={() => onChange(null)}>
            不用它作证据
          </button>
        </>
      )}
      <input
        ref={picker}
        type="file"
        aria-label="选一张照片作证据"
        tabIndex={-1}
        className="attach-input"
        accept=".jpg,.jpeg,.png,.webp,.gif,.pdf,.heic,.heif,image/*,application/pdf"
        onChange={(event) => {
          attaching.add([...(event.currentTarget.files ?? [])]);
          // the same file may be chosen once more
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
