import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { StaleField } from '../../../shared/contract/stale.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { useBack, useGo } from '../../app/go.tsx';
import { newCardRoute } from '../../app/navigation.ts';
import { useHintsNote, useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Band, CardGrid } from '../../components/card/card-grid.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Note, Tag } from '../../components/marks.tsx';
import { Box, Shape, SideColumn } from '../../components/panel.tsx';
import { useNotices } from '../../state/notices.ts';
import { AttachPart } from '../attachments/attach-part.tsx';
import type { AttachmentTarget } from '../attachments/attachment-queries.ts';
import { useOpenOrder } from '../customers/use-open-order.ts';
import { AfterBox } from './after-box.tsx';
import { bandsWith, cellsOfBand } from './card-bands.ts';
import type { CardModel } from './card-model.ts';
import { showInList } from './card-place.ts';
import { changedValues } from './card-shown.ts';
import type { CardStart } from './card-start.ts';
import { CardCellView } from './cells/card-cell.tsx';
import { CustomCells } from './cells/custom-cells.tsx';
import { ContestedBox } from './contested-box.tsx';
import type { DraftKeeper, DraftState } from './draft-keeper.ts';
import { DraftsBox } from './drafts-box.tsx';
import { HistoryBox } from './history-box.tsx';
import { IdentityBox } from './identity-box.tsx';
import { PrintCardButton } from './print/print-card-button.tsx';
import { ProgressBox } from './progress-box.tsx';
import { SimilarBox } from './similar-box.tsx';
import { StaleBox } from './stale-box.tsx';
import { useAttach } from './use-attach.ts';
import { useCardModel, useFirstFocus } from './use-card-model.ts';
import {
  type CardOrder,
  type CardSave,
  type CardSaved,
  cellOfMissing,
  useCardSave,
  useDraft,
} from './use-card-save.ts';
import { VisitorsBox } from './visitors-box.tsx';
import './cards.css';

interface CardFormProps {
  readonly start: CardStart;
  /** The draft has got its id: the address of the page may name it, so that F5 finds it again. */
  readonly onDraft?: (id: string) => void;
  /** Opens anew what the host has now; the id is the draft's, '' where there is none. */
  readonly onReopen: (draftId: string) => void;
}

/** The 洽谈卡: the paper's grid, and beside it what is missing, who the customer is and what follows. */
export function CardForm({ start, onDraft, onReopen }: CardFormProps): ReactElement {
  const { model, formRef, isTouched, leave, setTrouble, settle, ask } = useCardModel(start);
  const [stale, setStale] = useState<readonly StaleField[]>([]);
  const { keeper, draft } = useDraft(start, model.typed, isTouched, model.visit?.id ?? start.trafficId);
  const attach = useAttach(model, keeper, () => onReopen(keeper.getState().id ?? ''));
  const acts = useActs(model);
  const isComplete = start.card?.state === 'complete';
  const { save, busy, isSaved } = useCardSave({
    model,
    keeper,
    onSaved: acts.done,
    onRefused: ({ code, text, field }, changedByOthers) => {
      setStale(changedByOthers);
      if (changedByOthers.length > 0) return;
      const isMissing = code === 'REQUIRED_MISSING';
      if (isMissing) ask();
      setTrouble({ text, field, isMissing });
      if (field !== null) model.goTo(field);
    },
  });
  const isBegun = start.card !== null || start.pick !== null;
  useFirstFocus(formRef, isBegun ? (isComplete ? null : cellOfMissing(model.missing[0])) : 'name');
  useEffect(() => {
    if (draft.id !== null) onDraft?.(draft.id);
  }, [draft.id, onDraft]);
  const finish = (andNew: boolean): void => save({ kind: 'complete', andNew });
  const quickSave = (): void => save({ kind: isComplete ? 'correct' : 'quick', andNew: false });
  const isChanged = Object.keys(changedValues(model.start.base, model.typed)).length > 0;
  const idle = isComplete && !isChanged;
  // whom the store knows has to be answered before the card can be saved: that stands above what may be left alone
  const isKnown = model.identity.matches.length > 0;
  useKeys('洽谈卡', [
    { keys: 'Ctrl+s', label: isComplete ? '保存更正' : '快速保存', disabled: idle, run: quickSave },
    { keys: 'Ctrl+Enter', label: '完成洽谈卡', disabled: isComplete, hint: false, run: () => finish(false) },
    { keys: 'Ctrl+Shift+Enter', label: '完成并写下一张', disabled: isComplete, hint: false, run: () => finish(true) },
    { keys: 'Alt+x', label: '客户不留电话', inText: true, run: () => acts.toggleWithoutPhone() },
    {
      keys: 'Alt+m',
      label: '预计购车没有明确时间',
      hint: false,
      inText: true,
      run: () => model.setExpected(null, model.typed.noExpectedDate !== true),
    },
    { keys: 'Escape', label: '收起，草稿还在', run: acts.leave },
  ]);
  useHintsNote(isComplete ? null : '* 必填，今天 24:00 前补齐');
  // once it stands, or once nothing is missing, the next act is to complete it
  const isNext = start.card !== null || model.missing.length === 0;
  return (
    <>
      <HeadRow
        title={start.card === null ? '新洽谈卡' : '洽谈卡'}
        facts={<Facts model={model} draft={draft} isUnsaved={isTouched && isChanged} />}
      >
        {isComplete ? (
          <>
            <PrintCardButton card={start.card} />
            <Button look="primary" keys="Ctrl+s" busy={busy} disabled={idle} onClick={quickSave}>
              保存更正
            </Button>
          </>
        ) : (
          <>
            <Button keys="Ctrl+Shift+Enter" busy={busy} onClick={() => finish(true)}>
              完成并写下一张
            </Button>
            <Button look={isNext ? 'plain' : 'primary'} keys="Ctrl+s" busy={busy} onClick={quickSave}>
              快速保存
            </Button>
            <Button look={isNext ? 'primary' : 'plain'} keys="Ctrl+Enter" busy={busy} onClick={() => finish(false)}>
              完成洽谈卡
            </Button>
          </>
        )}
      </HeadRow>
      <Shape kind="column">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: only notices which cell was left */}
        <div
          className="form"
          onBlur={(event) => {
            const cell = event.target.closest<HTMLElement>('[data-cell]')?.dataset.cell;
            if (cell !== undefined) leave(cell);
          }}
        >
          <CardGrid label="洽谈卡" formRef={formRef} quick={start.card === null} unread={model.unread}>
            {bandsWith(model.words.customFields, model.typed.custom).map(([band, title]) => (
              <Band key={band} title={title}>
                {band === 'own' && <CustomCells model={model} />}
                {cellsOfBand(band).map((cell) => (
                  <CardCellView key={cell.id} cell={cell} model={model} />
                ))}
              </Band>
            ))}
          </CardGrid>
        </div>
        <SideColumn label="保存进度与查重">
          {model.trouble !== null && (
            <div role="alert">
              <Note tone="red" icon="warning">
                {model.trouble.text}
              </Note>
            </div>
          )}
          {stale.length > 0 && (
            <StaleBox
              stale={stale}
              model={model}
              onSettle={(field, stored, keep) => {
                settle(field, stored, keep);
                setStale((before) => before.filter((each) => each.field !== field));
              }}
            />
          )}
          {draft.isContested && <ContestedBox start={start} keeper={keeper} onReopen={onReopen} />}
          <ProgressBox model={model} />
          {isKnown && <IdentityBox model={model} />}
          <VisitorsBox model={model} onAttach={attach} />
          {!isKnown && <IdentityBox model={model} />}
          <SimilarBox model={model} />
          <AttachPart
            shown={filesOf(start, draft.id)}
            isLeaving={start.card === null && (busy || isSaved)}
            target={() => placeOfFiles(start, keeper)}
            cardId={start.card?.id ?? null}
            frame={({ title, body }) => <Box title={title}>{body}</Box>}
          />
          {model.identity.matches.length === 0 && <DraftsBox exceptId={draft.id} />}
          {start.card !== null && <HistoryBox changes={start.card.history} words={model.words} />}
          {!isComplete && <AfterBox model={model} />}
        </SideColumn>
      </Shape>
    </>
  );
}

/** The files of a saved card, or of the draft that is one day a card. */
function filesOf({ card }: CardStart, draftId: string | null): AttachmentTarget | null {
  if (card !== null) return { cardId: card.id };
  return draftId === null ? null : { draftId };
}

/** Where a new file goes: a card that is not saved yet gets its draft first. */
async function placeOfFiles({ card }: CardStart, keeper: DraftKeeper): Promise<AttachmentTarget | null> {
  if (card !== null) return { cardId: card.id };
  const draftId = await keeper.ensure();
  return draftId === null ? null : { draftId };
}

interface FactsProps {
  readonly model: CardModel;
  readonly draft: DraftState;
  /** Something was typed that the host does not have yet. */
  readonly isUnsaved: boolean;
}

function Facts({ model, draft, isUnsaved }: FactsProps): ReactElement {
  const { name, gender } = model.shown;
  const { card } = model.start;
  return (
    <>
      {name && (
        <span className="cut" title={nameWithTitle(name, gender)}>
          {nameWithTitle(name, gender)}
        </span>
      )}
      {card?.state === 'quick' && (
        <Tag tone="amber" icon="check">
          {localTimeAt(card.firstSavedAt, model.zone)} 已快速保存，还没补完
        </Tag>
      )}
      <span role="status">
        {draft.isContested ? (
          <Tag tone="amber" icon="warning">
            草稿停在原处，请选接着写哪一份
          </Tag>
        ) : draft.failed ? (
          <Tag tone="amber" icon="warning">
            草稿没存上，正在再试；先别关窗口
          </Tag>
        ) : draft.savedAt !== null ? (
          <Tag icon="check">草稿 {localTimeAt(draft.savedAt, model.zone)} 已保存，断电不丢</Tag>
        ) : (
          isUnsaved && <Tag>正在保存草稿…</Tag>
        )}
      </span>
    </>
  );
}

/** What the form does besides saving. */
function useActs(model: CardModel) {
  const go = useGo();
  const back = useBack('/cards');
  const notices = useNotices();
  const queries = useQueryClient();
  const openOrder = useOpenOrder();
  return {
    done: (saved: CardSaved, { kind, andNew }: CardOrder): void => {
      // The talk goes on in the same form, which says itself that it was saved: a notice would lie over it.
      if (kind === 'quick') {
        go(`/cards/${saved.cardId}`, { replace: true });
        return;
      }
      notices.show({ text: savedWords(saved, kind, model) });
      // the talk came to an order: its form is next, on the customer's page
      if (kind === 'complete' && model.shown.result === 'order' && model.planOwner === null && !andNew) {
        openOrder(saved.customerId, null, { replace: true });
        return;
      }
      showInList(queries, saved.cardId);
      go(andNew ? newCardRoute : '/cards', { replace: true });
    },
    leave: (): void => back(),
    toggleWithoutPhone: (): void => {
      // Drawn at once: what is typed next belongs into the cell that comes in its place.
      flushSync(() => model.setWithoutPhone(!model.isWithoutPhone));
      model.goTo(model.isWithoutPhone ? 'phone' : 'noPhoneReason');
    },
  };
}

const didWords: Readonly<Record<CardSaved['did'], string>> = {
  new_customer: '',
  second_opportunity: '，是这位客户新的购车意向',
  repeat_visit: '，记为再次到店',
  visit_for_colleague: '，记在原顾问名下',
  report: '，已报备',
  updated: '',
};

function savedWords({ number, did, nextPlanOn }: CardSaved, kind: CardSave, { today, planOwner }: CardModel): string {
  const verb = kind === 'correct' ? '已更正' : '已完成';
  const who = planOwner === null ? '' : `${planOwner} `;
  const plan = nextPlanOn === null || kind === 'correct' ? '' : `；${who}${dateWords(nextPlanOn, today)} 回访`;
  return `洽谈卡 ${number === '' ? '（待编号）' : number} ${verb}${didWords[did]}${plan}`;
}
