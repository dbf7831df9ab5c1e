import { type ReactElement, useEffect, useRef } from 'react';
import type { StaleField } from '../../../shared/contract/stale.ts';
import type { CardFieldName } from '../../../shared/domain/card-field-specs.ts';
import { cardFields } from '../../../shared/domain/card-fields.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Box } from '../../components/panel.tsx';
import { momentOf } from '../customers/customer-words.ts';
import type { CardModel } from './card-model.ts';
import { valueWords } from './card-words.ts';

interface StaleBoxProps {
  readonly stale: readonly StaleField[];
  readonly model: CardModel;
  readonly onSettle: (field: CardFieldName, stored: unknown, keep: 'stored' | 'typed') => void;
}

/**
 * Two people wrote on one card: what the other one wrote, who and when, beside one's own words, field by field. Nothing
 * was saved, nothing is lost; the form stays where it is.
 */
export function StaleBox({ stale, model, onSettle }: StaleBoxProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div ref={box} role="alert">
      <Box
        tone="amber"
        title={
          <>
            <Icon name="warning" />
            别人刚改过这张卡
          </>
        }
      >
        <p className="t2">还没有保存，您写的都在。请逐项选用哪个，再保存一次。</p>
        {stale.map((each) => (
          <Line key={each.field} stale={each} model={model} onSettle={onSettle} />
        ))}
      </Box>
    </div>
  );
}

function Line({
  stale,
  model,
  onSettle,
}: Omit<StaleBoxProps, 'stale'> & { readonly stale: StaleField }): ReactElement | null {
  const spec = cardFields.find(({ name }) => name === stale.field);
  if (spec === undefined) return null;
  const { words, shown, zone, today } = model;
  const say = (value: unknown): string => valueWords(spec, value, words) || '空着';
  const moment = stale.at === null ? null : momentOf(stale.at, zone, today);
  return (
    <div className="conflict">
      <b>{stale.label}</b>
      <div className="t2">
        现在是「{say(stale.stored)}」{' '}
        <span className="xs t3 nw">
          {stale.by?.name ?? '别人'} {moment === null ? '' : `${moment.day} ${moment.time} `}改的
        </span>
      </div>
      <div className="t2">您写的「{say(shown[spec.name])}」</div>
      <p className="form-acts">
        <Button small onClick={() => onSettle(spec.name, stale.stored, 'stored')}>
          用现在的
        </Button>
        <Button small onClick={() => onSettle(spec.name, stale.stored, 'typed')}>
          用我写的
        </Button>
      </p>
    </div>
  );
}
