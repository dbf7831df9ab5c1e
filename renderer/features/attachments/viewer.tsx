import { type CSSProperties, type PointerEvent, type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import type { AttachmentRow } from '../../../shared/contract/attachment.ts';
import { megabytes } from '../../../shared/domain/attachment.ts';
import { isPicture } from '../../../shared/domain/media.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { failureOf } from '../../state/failure.ts';
import { saveFile } from '../sheets/save-file.ts';
import { readingSize, useAddress, useContent } from './attachment-queries.ts';
import { useAttachmentWords } from './attachment-words.ts';
import { OverAll } from './over-all.tsx';
import './attachments.css';

interface ViewerProps {
  readonly files: readonly AttachmentRow[];
  readonly openId: string;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  /** Offered where the file may be removed. */
  readonly onRemove?: (file: AttachmentRow) => void;
}

/** One file over the whole screen, with the others of its place before and behind it. */
export function Viewer({ files, openId, onOpen, onClose, onRemove }: ViewerProps): ReactElement | null {
  const at = files.findIndex(({ id }) => id === openId);
  const file = files[at];
  const step = (by: number): void => {
    const next = files[at + by];
    if (next) onOpen(next.id);
  };
  useKeys(
    '附件',
    [
      { keys: 'ArrowLeft', label: '上一个', hint: '上一个 / 下一个', disabled: at <= 0, run: () => step(-1) },
      {
        keys: 'ArrowRight',
        label: '下一个',
        hint: '上一个 / 下一个',
        disabled: at >= files.length - 1,
        run: () => step(1),
      },
      { keys: 'Escape', label: '收起', run: onClose },
    ],
    { layer: 'overlay', modal: true },
  );
  if (file === undefined) return null;
  return (
    <OverAll label={`附件 ${file.originalName}`} onClose={onClose}>
      <OneFile
        key={file.id}
        file={file}
        place={files.length > 1 ? `${at + 1} / ${files.length}` : ''}
        onClose={onClose}
        {...(onRemove && file.canRemove ? { onRemove: () => onRemove(file) } : {})}
      />
    </OverAll>
  );
}

interface OneFileProps {
  readonly file: AttachmentRow;
  readonly place: string;
  readonly onClose: () => void;
  readonly onRemove?: () => void;
}

function OneFile({ file, place, onClose, onRemove }: OneFileProps): ReactElement {
  const words = useAttachmentWords();
  const [turn, setTurn] = useState(0);
  const [zoom, setZoom] = useState(1);
  const isShown = isPicture(file.mediaType);
  // enlarged, the picture made for reading is not enough
  const needsOriginal = isShown && zoom > 1.5;
  const reading = useContent(file.id, readingSize(file), isShown);
  const original = useContent(file.id, 'original', needsOriginal || !isShown);
  const address = useAddress(original.data ?? reading.data);
  const failure = failureOfEither(original.error ?? reading.error);
  const closer = (by: number): void => setZoom((before) => Math.min(6, Math.max(1, before * by)));
  const rotate = (): void => setTurn((before) => (before + 90) % 360);
  const save = (): void => {
    if (original.data) saveFile(original.data);
    else void original.refetch().then(({ data }) => data && saveFile(data));
  };
  useKeys(
    '这个附件',
    [
      { keys: 'r', label: '旋转', disabled: !isShown, run: rotate },
      { keys: 'z', label: '放大', disabled: !isShown, run: () => closer(1.5) },
      { keys: 'x', label: '缩小', disabled: !isShown || zoom === 1, run: () => closer(1 / 1.5) },
      { keys: 's', label: '存到电脑', run: save },
    ],
    { layer: 'overlay' },
  );
  return (
    <>
      <header className="viewer-head">
        <h2 className="md b cut" title={file.originalName}>
          {words.title(file)}
        </h2>
        <span className="xs t3 cut">
          {words.origin(file)} · {megabytes(file.bytes)} {place}
        </span>
        <span className="grow" />
        {isShown && (
          <>
            <Button icon="rotate" keys="R" onClick={rotate}>
              旋转
            </Button>
            <Button icon="search" keys="Z" onClick={() => closer(1.5)}>
              放大
            </Button>
            <Button keys="X" disabled={zoom === 1} onClick={() => closer(1 / 1.5)}>
              缩小
            </Button>
          </>
        )}
        <Button keys="S" onClick={save}>
          存到电脑
        </Button>
        {onRemove && <Button onClick={onRemove}>移走</Button>}
        <IconButton icon="cross" label="收起" keys="Esc" onClick={onClose} />
      </header>
      {failure !== null && (
        <ErrorState
          title="这个附件没能打开"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={() => void (needsOriginal ? original.refetch() : reading.refetch())}
        />
      )}
      {failure === null && !isShown && (
        <EmptyState
          icon="document"
          title={file.originalName}
          text="这是 PDF 扫描件。存到电脑后，用电脑上的 PDF 程序打开。"
        >
          <Button look="primary" keys="S" onClick={save}>
            存到电脑
          </Button>
        </EmptyState>
      )}
      {failure === null && isShown && address === null && <LoadingRows words="正在打开照片…" rows={3} />}
      {failure === null && isShown && address !== null && (
        <Picture address={address} label={words.title(file)} zoom={zoom} turn={turn} onZoom={closer} />
      )}
    </>
  );
}

function failureOfEither(error: Error | null) {
  return error === null ? null : failureOf(error);
}

/** The sheet grows with the enlargement, its frame scrolls. */
function sheetStyle(zoom: number): CSSProperties {
  // a custom property, which React's types do not know
  return { width: `${zoom * 100}%`, height: `${zoom * 100}%`, '--zoom': zoom } as CSSProperties;
}

interface PictureProps {
  readonly address: string;
  readonly label: string;
  readonly zoom: number;
  /** Degrees, in steps of 90. */
  readonly turn: number;
  readonly onZoom: (by: number) => void;
}

/** A picture that fits its place, enlarged with the wheel and moved with the mouse or the arrow keys of its frame. */
function Picture({ address, label, zoom, turn, onZoom }: PictureProps): ReactElement {
  const [grip, setGrip] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const isLying = turn % 180 !== 0;
  const frame = useRef<HTMLElement>(null);
  /** What lies in the middle of the frame, as parts of the whole: it stays there while the picture grows. */
  const middle = useRef({ x: 0.5, y: 0.5 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame is moved whenever the picture grows or shrinks
  useLayoutEffect(() => {
    const at = frame.current;
    if (at === null) return;
    const { x, y } = middle.current;
    at.scrollTo(x * at.scrollWidth - at.clientWidth / 2, y * at.scrollHeight - at.clientHeight / 2);
  }, [zoom]);
  const keepMiddle = (): void => {
    const at = frame.current;
    if (at === null) return;
    middle.current = {
      x: (at.scrollLeft + at.clientWidth / 2) / at.scrollWidth,
      y: (at.scrollTop + at.clientHeight / 2) / at.scrollHeight,
    };
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    if (grip === null) return;
    event.currentTarget.scrollBy(grip.x - event.clientX, grip.y - event.clientY);
    setGrip({ x: event.clientX, y: event.clientY });
  };
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
      aria-label="照片，可以拖动"
      className={grip === null ? 'picture' : 'picture held'}
      ref={frame}
      onScroll={keepMiddle}
      onWheel={(event) => onZoom(event.deltaY < 0 ? 1.15 : 1 / 1.15)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setGrip({ x: event.clientX, y: event.clientY });
      }}
      onPointerMove={move}
      onPointerUp={() => setGrip(null)}
      onPointerCancel={() => setGrip(null)}
    >
      <div className={isLying ? 'picture-sheet lying' : 'picture-sheet'} style={sheetStyle(zoom)}>
        <img src={address} alt={label} draggable={false} style={{ rotate: `${turn}deg` }} />
      </div>
    </section>
  );
}
