import { type ReactElement, useState } from 'react';
import type { PendingEnding } from '../../../shared/contract/ending.ts';
import { useAttachments } from '../attachments/attachment-queries.ts';
import { useAttachmentWords } from '../attachments/attachment-words.ts';
import { Viewer } from '../attachments/viewer.tsx';

/** How the consultant knows what he writes: his words, and the file that shows it, opened over the whole window. */
export function Evidence({ request }: { readonly request: PendingEnding }): ReactElement {
  const { customerId, evidence, evidenceId } = request;
  const [isOpen, setOpen] = useState(false);
  const files = useAttachments({ customerId }, evidenceId !== null);
  const words = useAttachmentWords();
  const file = files.data?.find(({ id }) => id === evidenceId);
  if (evidence === '' && evidenceId === null) return <span className="t3">没有写，也没有附</span>;
  return (
    <>
      {evidence}
      {evidenceId !== null && (
        <>
          {evidence !== '' && ' · '}
          {file === undefined ? (
            <span className="t3">{files.isPending ? '正在读取附件…' : '附件已移走'}</span>
          ) : (
            <button type="button" className="link" onClick={() => setOpen(true)}>
              看{words.title(file)}
            </button>
          )}
        </>
      )}
      {isOpen && file !== undefined && (
        <Viewer files={[file]} openId={file.id} onOpen={() => {}} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
