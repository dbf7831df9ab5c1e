import { type ReactElement, useEffect, useState } from 'react';
import type { AttachmentRow } from '../../../shared/contract/attachment.ts';
import type { AuditRow, AuditView } from '../../../shared/contract/audit-rows.ts';
import { type AuditedField, auditedFieldTitles } from '../../../shared/domain/audit-compare.ts';
import { isPicture } from '../../../shared/domain/media.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { failureOf } from '../../state/failure.ts';
import { useRemembered } from '../../state/remembered.ts';
import { readingSize, useAddress, useAttachments, useContent } from '../attachments/attachment-queries.ts';
import { useAttachmentWords } from '../attachments/attachment-words.ts';
import { Viewer } from '../attachments/viewer.tsx';
import { useAuditItem } from './audit-queries.ts';

/** The paper of the line that is being read. */
export interface Paper {
  readonly files: readonly AttachmentRow[];
  /** The line has a card in the system at all. */
  readonly hasCard: boolean;
  readonly isReading: boolean;
  /** Once a paper was seen, its place stays: the columns do not jump from card to card. */
  readonly isShown: boolean;
}

/** Looks whether the card of a line has photos of its paper. */
export function usePaper(view: AuditView, row: AuditRow | null, isBlind: boolean): Paper {
  const item = useAuditItem(view.day, row?.key ?? null, isBlind);
  const cardId = item.data?.cardId ?? null;
  const found = useAttachments(cardId === null ? null : { cardId });
  const [wasSeen, see] = useRemembered(['audit', 'paper', view.day], false);
  const pictures = (found.data ?? []).filter(({ mediaType }) => isPicture(mediaType));
  const papers = pictures.filter(({ kind }) => kind === 'paper_card');
  // the side that was photographed first comes first
  const files = (papers.length > 0 ? papers : pictures).toReversed();
  const isFound = files.length > 0;
  useEffect(() => {
    if (isFound) see(true);
  }, [isFound, see]);
  return { files, hasCard: cardId !== null, isReading: item.isPending || found.isLoading, isShown: wasSeen || isFound };
}

/** Where each audited field stands on the printed card, as parts of its width and height. */
const places: Readonly<Record<AuditedField, readonly [x: number, y: number]>> = {
  name: [0.09, 0.23],
  phone: [0.45, 0.23],
  source: [0.3, 0.33],
  county: [0.55, 0.27],
  model: [0.17, 0.44],
  colour: [0.48, 0.44],
  level: [0.55, 0.62],
  expected: [0.14, 0.62],
  competitor: [0.74, 0.44],
  next_plan: [0.22, 0.93],
};

interface PaperSideProps {
  readonly paper: Paper;
  readonly row: AuditRow;
  /** The field that is being judged; the magnifier goes with it. */
  readonly field: AuditedField | null;
}

/** The photo of the paper beside the system's values, and below it the part that is being read, enlarged. */
export function PaperSide({ paper, row, field }: PaperSideProps): ReactElement {
  const [at, setAt] = useState(0);
  const file = paper.files[Math.min(at, paper.files.length - 1)];
  if (file === undefined) {
    return (
      <section className="paper-side" aria-label="纸卡照片">
        {paper.isReading ? (
          <LoadingRows words="正在找纸卡照片…" rows={3} />
        ) : (
          <EmptyState
            icon="card"
            title="没有纸卡照片"
            text={
              paper.hasCard
                ? '看着手里的纸卡核对。打开这张洽谈卡，可以把照片附上。'
                : '系统里没有这张卡，看着手里的纸卡核对。'
            }
          />
        )}
      </section>
    );
  }
  return (
    <OnePaper
      key={file.id}
      file={file}
      files={paper.files}
      row={row}
      field={field}
      onNext={paper.files.length > 1 ? () => setAt((before) => (before + 1) % paper.files.length) : null}
    />
  );
}

/** Turns the photo and brings the field to the middle of the magnifier. */
function partTransform(turn: number, field: AuditedField | null): string {
  const [x, y] = field === null ? [0.5, 0.5] : places[field];
  return `translate(-50%, -50%) rotate(${turn}deg) translate(${(0.5 - x) * 100}%, ${(0.5 - y) * 100}%)`;
}

interface OnePaperProps {
  readonly file: AttachmentRow;
  readonly files: readonly AttachmentRow[];
  readonly row: AuditRow;
  readonly field: AuditedField | null;
  readonly onNext: (() => void) | null;
}

function OnePaper({ file, files, row, field, onNext }: OnePaperProps): ReactElement {
  const words = useAttachmentWords();
  const [turn, setTurn] = useState(0);
  const [openId, setOpenId] = useState<string | null>(null);
  const { data, error, refetch } = useContent(file.id, readingSize(file));
  const address = useAddress(data);
  const failure = error === null ? null : failureOf(error);
  const rotate = (): void => setTurn((before) => (before + 90) % 360);
  const enlarge = (): void => setOpenId(file.id);
  useKeys('纸卡照片', [
    { keys: 'r', label: '旋转照片', hint: false, run: rotate },
    { keys: 'z', label: '放大照片', hint: false, run: enlarge },
    { keys: 'm', label: '下一张照片', hint: false, disabled: onNext === null, run: () => onNext?.() },
  ]);
  const title = `纸卡 ${row.serial ?? file.cardNumber ?? ''}`.trim();
  return (
    <section className="paper-side" aria-label="纸卡照片">
      <header className="paper-head">
        <h2 className="md b nw">{title}</h2>
        <span className="xs t3 cut">
          {words.origin(file)}，{files.length} 张
        </span>
        <span className="grow" />
        {onNext !== null && (
          <Button small keys="M" onClick={onNext}>
            下一张
          </Button>
        )}
        <Button small icon="rotate" keys="R" onClick={rotate}>
          旋转
        </Button>
        <Button small icon="search" keys="Z" onClick={enlarge}>
          放大
        </Button>
      </header>
      {failure !== null && (
        <ErrorState
          title="纸卡照片没能打开"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={() => void refetch()}
        />
      )}
      {failure === null && address === null && <LoadingRows words="正在打开纸卡照片…" rows={4} />}
      {failure === null && address !== null && (
        <>
          <div className="paper-whole">
            <img src={address} alt={title} draggable={false} style={{ rotate: `${turn}deg` }} />
          </div>
          <p className="xs t3 paper-of">
            {field === null ? '放大：正中' : `放大：${auditedFieldTitles[field]}，跟着右边走`}
          </p>
          <div className="paper-part">
            <img src={address} alt="" draggable={false} style={{ transform: partTransform(turn, field) }} />
          </div>
        </>
      )}
      {openId !== null && <Viewer files={files} openId={openId} onOpen={setOpenId} onClose={() => setOpenId(null)} />}
    </section>
  );
}
