import { type ReactElement, useEffect, useRef } from 'react';
import './instructions.css';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { useTextLimit } from '../../components/text-limit.ts';
import { useRemembered } from '../../state/remembered.ts';
import { useWriteInstruction } from './instruction-queries.ts';

/** Longest instruction, as the contract has it. */
const longest = 300;

interface InstructFormProps {
  readonly customerId: string;
  /** The contact that it is written on; null for the customer. */
  readonly followupId: string | null;
  readonly onClose: () => void;
}

/** One manager's words for the next call: what to do, in a sentence or two. */
export function InstructForm({ customerId, followupId, onClose }: InstructFormProps): ReactElement {
  const [content, keep] = useRemembered(['instruction', followupId ?? customerId, 'draft'], '');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const write = useWriteInstruction(() => {
    keep('');
    onClose();
  });
  const limit = useTextLimit(content, longest);
  const isEmpty = content.trim() === '';
  const run = (): void => {
    if (!isEmpty) write.run({ customerId, content, followupId });
  };
  useKeys(
    '写批示',
    [
      { keys: 'Ctrl+Enter', label: '写下批示', disabled: isEmpty, run },
      { keys: 'Escape', label: '收起，写的都留着', hint: '收起', inText: true, run: onClose },
    ],
    { layer: 'panel' },
  );
  const error = write.failure?.text ?? null;
  return (
    <div className="instruct-form">
      <label>
        <span className="xs t2">
          批示
          <span className="star" aria-hidden="true">
            *
          </span>
        </span>
        <textarea
          ref={field}
          className="ta"
          style={{ height: 74 }}
          maxLength={longest}
          placeholder="下一步怎么做，写一两句"
          aria-invalid={error !== null || undefined}
          value={content}
          onChange={(event) => {
            write.clear();
            keep(event.currentTarget.value);
          }}
          onPaste={limit.onPaste}
        />
      </label>
      {limit.note !== null && (
        <span className="xs amber" role="status">
          {limit.note}
        </span>
      )}
      {error !== null && (
        <Note tone="red" icon="warning" live>
          {error}
        </Note>
      )}
      <div className="row">
        <Button look="primary" keys="Ctrl+Enter" busy={write.busy} disabled={isEmpty} onClick={run}>
          写下批示
        </Button>
        <Button keys="Escape" onClick={onClose}>
          收起
        </Button>
      </div>
    </div>
  );
}
