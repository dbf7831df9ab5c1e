import { type ReactElement, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { CardValues } from '../../../../shared/domain/card.ts';
import { type CardCode, cardCodeText } from '../../../../shared/domain/card-code.ts';
import { cardPaper, type PaperBand, type PaperCell } from '../../../../shared/domain/card-paper.ts';
import { fitToPage } from '../../../components/print/fit-to-page.ts';
import { QrCode } from '../../../components/print/qr-code.tsx';
import { OwnBand } from './own-band.tsx';
import { type PaperSources, paperContent } from './paper-cells.ts';
import './card-paper.css';

interface CardPaperProps {
  readonly storeName: string;
  /** Empty for a card to be written on by hand. */
  readonly values: CardValues;
  /** The card's own number; '' where it has none yet. */
  readonly number: string;
  /** The day of the reception in words; a line to write on when left out. */
  readonly day: string | null;
  readonly code: CardCode | null;
  readonly from: PaperSources;
  /** Right end of the last line: who printed it and when. */
  readonly foot: ReactNode;
}

/** So far the writing shrinks where every field is filled to its last letter. */
const smallest = 0.3;

/** The 洽谈卡 on one A5 sheet, landscape, the same on the screen and on paper: black on white in both schemes. */
export function CardPaper({ storeName, values, number, day, code, from, foot }: CardPaperProps): ReactElement {
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => fitToPage(body.current, smallest));
  const serial = values.serial ?? '';
  return (
    <article className="card-paper" aria-label={`洽谈卡 ${number === '' ? serial : number}`}>
      <header>
        <div>
          <p>{storeName}</p>
          <h2>洽谈卡</h2>
        </div>
        <p className="card-paper-day">{day ?? '　　　　年　　月　　日'}</p>
        <p className="card-paper-number">
          {serial !== '' && <b>№ {serial}</b>}
          <span>{number}</span>
        </p>
        {code !== null && (
          <QrCode text={cardCodeText(code)} label={`二维码 ${code.kind === 'card' ? code.number : code.serial}`} />
        )}
      </header>
      <div className="card-paper-frame">
        <div className="card-paper-body" ref={body}>
          {cardPaper.map((band) =>
            band.band === 'own' ? (
              <OwnBand key={band.band} fields={from.customFields} values={values} />
            ) : (
              <Band key={band.band} band={band} values={values} from={from} />
            ),
          )}
        </div>
      </div>
      <footer>
        <span>
          <u>*</u> 必填。当天 24:00 前录入系统，次日核对；写错划掉重写并签名，不撕页。
        </span>
        <span>{foot}</span>
      </footer>
    </article>
  );
}

interface BandProps {
  readonly band: PaperBand;
  readonly values: CardValues;
  readonly from: PaperSources;
}

function Band({ band, values, from }: BandProps): ReactElement {
  const isTall = band.rows.some(({ tall }) => tall);
  return (
    <section className={isTall ? 'card-paper-band tall' : 'card-paper-band'}>
      <h3>{band.title}</h3>
      <div>
        {band.rows.map(({ tall, cells }) => (
          <div key={cells[0]?.id} className={tall ? 'card-paper-row tall' : 'card-paper-row'}>
            {cells.map((cell) => (
              <PaperField key={cell.id} cell={cell} values={values} from={from} />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function PaperField({ cell, values, from }: Omit<BandProps, 'band'> & { readonly cell: PaperCell }): ReactElement {
  const { ticks, ranks, words } = paperContent(cell, values, from);
  const isList = ticks.length > 0 || ranks.length > 0;
  return (
    <div className="card-paper-cell" data-cell={cell.id} style={{ gridColumn: `span ${cell.width}` }}>
      <small>
        {cell.label}
        {cell.star && <u>*</u>}
      </small>
      {isList ? (
        <p className="card-paper-list">
          {ticks.map(({ label, isTicked }) => (
            <span key={label} className={isTicked ? 'card-paper-tick ticked' : 'card-paper-tick'}>
              {label}
            </span>
          ))}
          {ranks.map(({ label, rank }) => (
            <span key={label}>
              {label} <q>{rank}</q>
            </span>
          ))}
          {words !== '' && <em>{words}</em>}
        </p>
      ) : (
        <p className="card-paper-words">{words}</p>
      )}
    </div>
  );
}
