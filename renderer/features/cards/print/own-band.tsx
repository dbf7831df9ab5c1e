import type { ReactElement } from 'react';
import type { CardValues } from '../../../../shared/domain/card.ts';
import { tickList } from '../../../../shared/domain/card-paper.ts';
import { cardBands } from '../../../../shared/domain/card-spec.ts';
import {
  type CustomField,
  customPath,
  customWords,
  isCustomRequired,
  shownCustomFields,
} from '../../../../shared/domain/custom-field.ts';
import { customRows } from '../../../../shared/domain/custom-layout.ts';

interface OwnBandProps {
  readonly fields: readonly CustomField[];
  readonly values: CardValues;
}

/** What the store has added to the paper: a band of its own, with boxes where the choices fit. Nothing without any. */
export function OwnBand({ fields, values }: OwnBandProps): ReactElement | null {
  const rows = customRows(shownCustomFields(fields, values.custom), 2);
  if (rows.length === 0) return null;
  return (
    <section className="card-paper-band">
      <h3>{cardBands.own}</h3>
      <div>
        {rows.map((row) => (
          <div key={row[0]?.field.code} className="card-paper-row">
            {row.map(({ field, width }) => (
              <div
                key={field.code}
                className="card-paper-cell"
                data-cell={customPath(field.code)}
                style={{ gridColumn: `span ${width}` }}
              >
                <small>
                  {field.label}
                  {isCustomRequired(field, values.arrivedAt) && <u>*</u>}
                </small>
                <OwnContent field={field} width={width} values={values} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function OwnContent({
  field,
  width,
  values,
}: {
  readonly field: CustomField;
  readonly width: number;
  readonly values: CardValues;
}) {
  const value = values.custom?.[field.code];
  const chosen = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
  const ticks = tickList({ filling: 'ticks', width }, field.options, chosen);
  if (ticks.length === 0) return <p className="card-paper-words">{customWords(field, value)}</p>;
  return (
    <p className="card-paper-list">
      {ticks.map(({ code, label }) => (
        <span key={code} className={chosen.includes(code) ? 'card-paper-tick ticked' : 'card-paper-tick'}>
          {label}
        </span>
      ))}
    </p>
  );
}
