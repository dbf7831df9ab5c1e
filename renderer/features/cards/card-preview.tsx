import type { ReactElement } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { GoLink, useCanOpen } from '../../app/go.tsx';
import { Button } from '../../components/button.tsx';
import { LevelBadge, Note } from '../../components/marks.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { useToday, useZone } from '../../state/clock.ts';
import { arrivalWords, type CardLine } from './card-row.tsx';
import { withoutPlanWords } from './card-words.ts';
import { DiscardDraft, draftName } from './drafts-box.tsx';
import { openFields } from './open-fields.ts';

interface CardPreviewProps {
  readonly line: CardLine | null;
  readonly onOpen: () => void;
}

/** The chosen card beside the list: what it says and what it lacks. */
export function CardPreview({ line, onOpen }: CardPreviewProps): ReactElement {
  if (line === null) {
    return (
      <Panel label="洽谈卡">
        <p className="t3">选一张卡，这里显示它还差什么。</p>
      </Panel>
    );
  }
  return line.kind === 'draft' ? (
    <DraftPreview line={line} onOpen={onOpen} />
  ) : (
    <SavedPreview line={line} onOpen={onOpen} />
  );
}

function DraftPreview({
  line,
  onOpen,
}: CardPreviewProps & { readonly line: CardLine & { kind: 'draft' } }): ReactElement {
  const { draft } = line;
  return (
    <Panel
      label={`草稿 ${draftName(draft)}`}
      header={<div className="md b">{draftName(draft)}</div>}
      footer={
        <>
          <Button look="primary" keys="Enter" onClick={onOpen}>
            接着写
          </Button>
          <DiscardDraft draft={draft} />
        </>
      }
    >
      <Note tone="amber" icon="document">
        {draft.cardId === null
          ? '这张卡还没保存：没有卡号，也没有回访计划。今天写完，或丢弃。'
          : '这张卡改过，没有保存。打开看过再保存，或丢弃改动。'}
      </Note>
    </Panel>
  );
}

function SavedPreview({
  line,
  onOpen,
}: CardPreviewProps & { readonly line: CardLine & { kind: 'card' } }): ReactElement {
  const { card } = line;
  const today = useToday();
  const zone = useZone();
  const canOpen = useCanOpen();
  const name = nameWithTitle(card.name, card.gender);
  const phone = card.phone === null ? '没有电话' : card.phoneMasked ? card.phone : formatPhone(card.phone);
  return (
    <Panel
      label={`洽谈卡 ${name}`}
      header={
        <>
          <div className="row">
            {card.level !== null && <LevelBadge level={card.level} />}
            <span className="md b cut">{name}</span>
            <span className="md nw">{phone}</span>
          </div>
          <p className="xs t2">
            {dateWords(card.arrivedOn, today)} {arrivalWords(card, zone)} · {card.consultant.name}接待
          </p>
        </>
      }
      footer={
        <Button look="primary" keys="Enter" onClick={onOpen}>
          {card.state === 'quick' ? '补完这张卡' : '打开洽谈卡'}
        </Button>
      }
    >
      {card.state === 'quick' && (
        <Note tone="amber" icon="warning">
          还差{' '}
          {openFields(card.missing, card)
            .map(({ label }) => label)
            .join('、')}
          {card.arrivedOn === today ? '。今天 24:00 前补齐。' : '。已过当天 24:00，补上也算晚。'}
        </Note>
      )}
      <Facts
        facts={[
          { label: '卡号', value: card.number === '' ? '待编号' : card.number },
          { label: '纸卡', value: card.serial ?? <span className="t3">没填</span> },
          { label: '意向', value: card.vehicleLabel ?? <span className="t3">没填</span> },
          {
            label: '回访',
            value: card.nextPlanOn === null ? withoutPlanWords(card) : dateWords(card.nextPlanOn, today),
          },
          {
            label: '客户',
            value: canOpen('/customers/$id') ? <GoLink to={`/customers/${card.customerId}`}>看客户</GoLink> : name,
          },
        ]}
      />
    </Panel>
  );
}
