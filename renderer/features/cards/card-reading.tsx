import type { ReactElement } from 'react';
import type { CardDetail } from '../../../shared/contract/card-rows.ts';
import { fieldsOfCell } from '../../../shared/domain/card-fields.ts';
import { customWords, shownCustomFields } from '../../../shared/domain/custom-field.ts';
import { customRows } from '../../../shared/domain/custom-layout.ts';
import { useBack } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Band } from '../../components/card/card-grid.tsx';
import { FixedCell } from '../../components/card/cell.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Tag } from '../../components/marks.tsx';
import { Box, Shape, SideColumn } from '../../components/panel.tsx';
import { useToday, useZone } from '../../state/clock.ts';
import { useCustomFields, useStaff, useVehicles } from '../../state/commons.ts';
import { useEntries } from '../../state/lists.ts';
import { AttachPart } from '../attachments/attach-part.tsx';
import { bandsWith, cellsOfBand } from './card-bands.ts';
import { valueWords, type WordSources } from './card-words.ts';
import { HistoryBox } from './history-box.tsx';
import { PrintCardButton } from './print/print-card-button.tsx';
import './cards.css';

/** A card that the person may read and not change. */
export function CardReading({ card }: { readonly card: CardDetail }): ReactElement {
  const words = useReadingWords(card);
  const back = useBack('/cards');
  useKeys('洽谈卡', [{ keys: 'Escape', label: '回到列表', run: back }]);
  return (
    <>
      <HeadRow
        title="洽谈卡"
        facts={
          <>
            <span>{card.customer.name}</span>
            {card.state === 'quick' && <Tag tone="amber">没补完</Tag>}
            {card.masked && <Tag icon="lock">资料已遮住</Tag>}
          </>
        }
      >
        <PrintCardButton card={card} />
      </HeadRow>
      <Shape kind="column">
        <div className="form">
          <section className="paper" aria-label="洽谈卡">
            {bandsWith(words.customFields, card.values.custom).map(([band, title]) => (
              <Band key={band} title={title}>
                {band === 'own' && <OwnCells card={card} words={words} />}
                {cellsOfBand(band).map((cell) => (
                  <FixedCell key={cell.id} label={cell.label} span={cell.width} tall={cell.tall}>
                    {cellWords(cell.id, card, words)}
                  </FixedCell>
                ))}
              </Band>
            ))}
          </section>
        </div>
        <SideColumn label="归属与更正">
          <Box title="归属">
            <p className="t2">
              {card.customer.owner === null ? '没有归属' : `归${card.customer.owner.name}`}，接待的是
              {card.consultant.name}。
            </p>
            {card.masked && <p className="xs t2">电话等资料只有归属人、经理和有任务的人看得到。</p>}
          </Box>
          {!card.masked && (
            <AttachPart
              shown={{ cardId: card.id }}
              target={async () => ({ cardId: card.id })}
              cardId={card.id}
              frame={({ title, body }) => <Box title={title}>{body}</Box>}
            />
          )}
          <HistoryBox changes={card.history} words={words} />
        </SideColumn>
      </Shape>
    </>
  );
}

function OwnCells({ card, words }: { readonly card: CardDetail; readonly words: WordSources }): ReactElement {
  const { custom } = card.values;
  return (
    <>
      {customRows(shownCustomFields(words.customFields, custom))
        .flat()
        .map(({ field, width }) => (
          <FixedCell key={field.code} label={field.label} span={width}>
            {customWords(field, custom?.[field.code])}
          </FixedCell>
        ))}
    </>
  );
}

function cellWords(cell: string, card: CardDetail, words: WordSources): string {
  if (cell === 'number') return card.number === '' ? '待编号' : card.number;
  if (cell === 'vehicle') return [card.vehicleLabel, ...card.otherVehicleLabels].filter(Boolean).join(' · ');
  return fieldsOfCell(cell)
    .filter(({ name }) => name !== 'noExpectedDate' || card.values.noExpectedDate === true)
    .map((field) =>
      field.name === 'noExpectedDate' ? '没有明确时间' : valueWords(field, card.values[field.name], words),
    )
    .filter((text) => text !== '')
    .join(' · ');
}

/** What the words of a saved card are made from. */
export function useReadingWords(card: CardDetail): WordSources {
  const dictionaries = useEntries();
  const { data: vehicles = [] } = useVehicles();
  const { data: people = [] } = useStaff();
  const { data: customFields = [] } = useCustomFields();
  const today = useToday();
  const zone = useZone();
  const names = new Map([
    ...people.map(({ id, name }) => [id, name] as const),
    [card.consultant.id, card.consultant.name],
    ...(card.referrer ? [[card.referrer.id, card.referrer.name] as const] : []),
  ]);
  return { dictionaries, vehicles, people, names, today, zone, customFields };
}
