import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import type { AttachmentRow } from '../../../shared/contract/attachment.ts';
import { megabytes } from '../../../shared/domain/attachment.ts';
import { isPicture } from '../../../shared/domain/media.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmInline } from '../../components/confirm-inline.tsx';
import { Icon } from '../../components/icon.tsx';
import { Note } from '../../components/marks.tsx';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { looksLikeSound } from '../recordings/sound-words.ts';
import { type AttachmentTarget, useAddress, useAttachments, useContent } from './attachment-queries.ts';
import { useAttachmentWords } from './attachment-words.ts';
import { Camera } from './camera.tsx';
import { PendingLine } from './pending-line.tsx';
import { type Attaching, useAttaching } from './use-attaching.ts';
import { useDropPaste } from './use-drop-paste.ts';
import { Viewer } from './viewer.tsx';
import './attachments.css';

interface AttachPartProps {
  /** Whose files are shown; null while there is no place for them yet. */
  readonly shown: AttachmentTarget | null;
  /** They are going over to another place now: what is shown stays and is not read anew. */
  readonly isLeaving?: boolean;
  /** Where new files go; null where nothing may be attached. */
  readonly target: (() => Promise<AttachmentTarget | null>) | null;
  /** The card that is open; null on a customer's page. */
  readonly cardId: string | null;
  /** Takes recordings that are dropped or pasted, with the contact that they were dropped on; left out, they get the answer of any other file. */
  readonly onSounds?: (files: readonly File[], contactId: string | null) => void;
  /** Draws the frame: a box beside a form, a section beside a page. */
  readonly frame: (parts: {
    readonly title: ReactNode;
    readonly end: ReactNode;
    readonly body: ReactNode;
  }) => ReactElement;
}

const pickKeys = 'Alt+a';
const cameraKeys = 'Alt+p';
/** The kinds that the host takes; HEIC is let through, so that it gets an answer. */
const accepted = '.jpg,.jpeg,.png,.webp,.gif,.pdf,.heic,.heif,image/*,application/pdf';

/** 附件: the files that hang here, and every way to attach another one: a file, dropped, pasted, from the camera. */
export function AttachPart(props: AttachPartProps): ReactElement {
  const { shown, isLeaving = false, target, cardId, onSounds, frame } = props;
  const files = useAttachments(shown, !isLeaving);
  const attaching = useAttaching({ target: target ?? (async () => null), cardId });
  const canAttach = target !== null;
  const take = (files: readonly File[], place: Element | null): void => {
    const sounds = onSounds === undefined ? [] : files.filter(looksLikeSound);
    if (sounds.length > 0) onSounds?.(sounds, contactAt(place));
    const others = files.filter((file) => !sounds.includes(file));
    if (others.length > 0) attaching.add(others);
  };
  const isOver = useDropPaste(canAttach ? take : null);
  const picker = useRef<HTMLInputElement>(null);
  const [isPhotographing, setPhotographing] = useState(false);
  const pick = (): void => picker.current?.click();
  useKeys(
    '附件',
    canAttach
      ? [
          { keys: pickKeys, label: '附上文件', hint: false, inText: true, run: pick },
          { keys: cameraKeys, label: '拍照附上', hint: false, inText: true, run: () => setPhotographing(true) },
        ]
      : [],
  );
  const rows = files.data ?? [];
  const isEmpty = rows.length === 0 && attaching.pending.length === 0;
  return (
    <>
      {frame({
        title: (
          <>
            附件
            {rows.length > 0 && <span className="t3 xs">{rows.length}</span>}
          </>
        ),
        end: null,
        body: (
          <>
            <Waiting attaching={attaching} canGoElsewhere={cardId !== null} />
            {files.error !== null && <p className="xs red">附件没能读出来：{failureOf(files.error).text}。</p>}
            <Tiles rows={rows} />
            {canAttach && (
              <>
                <div className="attach-acts">
                  <Button small icon="plus" keys={pickKeys} onClick={pick}>
                    附上文件
                  </Button>
                  <Button small keys={cameraKeys} onClick={() => setPhotographing(true)}>
                    拍照
                  </Button>
                </div>
                {isEmpty && (
                  <p className="xs t3">
                    {cardId === null
                      ? '照片、扫描件拖进窗口或按 Ctrl V 也行。'
                      : '纸卡照片、扫描件拖进窗口或按 Ctrl V 也行；扫到卡上的二维码，会认出是哪张卡。'}
                  </p>
                )}
                <input
                  ref={picker}
                  type="file"
                  aria-label="选文件附上"
                  tabIndex={-1}
                  className="attach-input"
                  multiple
                  accept={accepted}
                  onChange={(event) => {
                    attaching.add([...(event.currentTarget.files ?? [])]);
                    // the same file may be chosen once more
                    event.currentTarget.value = '';
                  }}
                />
              </>
            )}
            {!canAttach && isEmpty && !files.isPending && <p className="t3">没有附件。</p>}
          </>
        ),
      })}
      {isOver && (
        <div className="attach-drop" role="status">
          <span>
            <Icon name="plus" /> 松开就附上
          </span>
        </div>
      )}
      {isPhotographing && (
        <Camera onPhoto={(photo) => attaching.add([photo])} onClose={() => setPhotographing(false)} />
      )}
    </>
  );
}

/** The contact on whose entry something was dropped. */
function contactAt(place: Element | null): string | null {
  return place?.closest('[data-contact]')?.getAttribute('data-contact') ?? null;
}

interface WaitingProps {
  readonly attaching: Attaching;
  /** A photo of another card can also be kept with this one. */
  readonly canGoElsewhere: boolean;
}

/** What is on its way, what asks something, and what was refused and why. */
function Waiting({ attaching, canGoElsewhere }: WaitingProps): ReactElement | null {
  if (attaching.pending.length === 0) return null;
  return (
    <ul className="attach-pending" aria-live="polite">
      {attaching.pending.map((each) => (
        <PendingLine
          key={each.key}
          pending={each}
          attaching={attaching}
          here={canGoElsewhere ? '附在这张卡' : '附在这里'}
        />
      ))}
    </ul>
  );
}

/** The small pictures; one opens over the whole window and may be removed there. */
function Tiles({ rows }: { readonly rows: readonly AttachmentRow[] }): ReactElement | null {
  const api = useApi();
  const notices = useNotices();
  const [openId, setOpenId] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<AttachmentRow | null>(null);
  const remove = useAct((id: string) => api.attachment.remove({ id }), {
    refreshes: [
      ['attachment', 'list'],
      ['customer', 'timeline'],
    ],
    onDone: () => {
      notices.show({ text: '附件已移走，日志里留着' });
      setLeaving(null);
    },
  });
  if (rows.length === 0) return null;
  return (
    <>
      <ul className="attach-tiles">
        {rows.map((row) => (
          <li key={row.id}>
            <Tile row={row} onOpen={() => setOpenId(row.id)} />
          </li>
        ))}
      </ul>
      {leaving !== null && (
        <ConfirmInline
          text={`「${leaving.originalName}」移走后，这里和核对时都看不到。`}
          confirm="移走附件"
          busy={remove.busy}
          onConfirm={() => remove.run(leaving.id)}
          onCancel={() => setLeaving(null)}
        />
      )}
      {remove.failure !== null && (
        <Note tone="red" icon="warning" live>
          {remove.failure.text}
        </Note>
      )}
      {openId !== null && (
        <Viewer
          files={rows}
          openId={openId}
          onOpen={setOpenId}
          onClose={() => setOpenId(null)}
          onRemove={(row) => {
            setOpenId(null);
            setLeaving(row);
          }}
        />
      )}
    </>
  );
}

function Tile({ row, onOpen }: { readonly row: AttachmentRow; readonly onOpen: () => void }): ReactElement {
  const words = useAttachmentWords();
  const isShown = isPicture(row.mediaType);
  const { data, error } = useContent(row.id, 'thumbnail', isShown && row.hasThumbnail);
  const address = useAddress(data);
  const title = `${words.title(row)}，${words.origin(row)}`;
  return (
    <button type="button" className="attach-tile" title={title} aria-label={`打开 ${title}`} onClick={onOpen}>
      {address !== null ? (
        <img src={address} alt="" draggable={false} />
      ) : isShown ? (
        <Icon name={error !== null ? 'warning' : 'eye'} />
      ) : (
        <span className="attach-sheet">
          <b>PDF</b>
          <span className="xs">{megabytes(row.bytes)}</span>
        </span>
      )}
      <span className="xs cut">{words.title(row)}</span>
    </button>
  );
}
