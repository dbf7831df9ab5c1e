import { type ReactElement, useRef } from 'react';
import { soundsAccepted } from './sound-words.ts';
import { type SoundUploads, useSoundUploads } from './use-sound-uploads.ts';
import '../attachments/attachments.css';

/** Attaching recordings to a customer or to one of his contacts. */
export interface Sounds {
  readonly uploads: SoundUploads;
  /** Lets the person choose files. @param contactId of which contact; null: the program finds it by the time */
  readonly pick: (contactId: string | null) => void;
  /** Has to stand somewhere on the screen. */
  readonly field: ReactElement;
}

/**
 * The recordings of one customer on their way; they go on while panels open and close beside them.
 * @param contactId of which contact they are until somebody says otherwise
 */
export function useSounds(customerId: string, contactId: string | null = null): Sounds {
  const uploads = useSoundUploads(customerId);
  const field = useRef<HTMLInputElement>(null);
  const contact = useRef(contactId);
  return {
    uploads,
    pick: (wanted) => {
      contact.current = wanted;
      field.current?.click();
    },
    field: (
      <input
        ref={field}
        type="file"
        aria-label="选录音附上"
        tabIndex={-1}
        className="attach-input"
        multiple
        accept={soundsAccepted}
        onChange={(event) => {
          uploads.add([...(event.currentTarget.files ?? [])], contact.current);
          // the same file may be chosen once more
          event.currentTarget.value = '';
        }}
      />
    ),
  };
}
