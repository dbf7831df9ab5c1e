import type { ReactElement } from 'react';
import { codesOf } from '../../../shared/domain/codes.ts';
import { choices } from '../../../shared/domain/dictionary.ts';
import { endings } from '../../../shared/domain/ending.ts';
import { Combo } from '../../components/combo.tsx';
import { filterOptions } from '../../components/combo-filter.ts';
import { useEntries } from '../../state/lists.ts';
import { type EndingDraft, isPriceWrong } from './contact-draft.ts';
import { EvidencePart } from './evidence-part.tsx';

const endingOptions = codesOf(endings).map((value) => ({ value, label: endings[value] }));

interface EndingLineProps {
  readonly value: EndingDraft;
  readonly onChange: (ending: EndingDraft) => void;
  readonly onCancel: () => void;
  readonly customerId: string;
  readonly name: string;
  readonly error: string | null;
}

/** The wish to end an opportunity as a sentence, in the place of the next plan; a manager decides. */
export function EndingLine({ value, onChange, onCancel, customerId, name, error }: EndingLineProps): ReactElement {
  const isWrong = isPriceWrong(value);
  const usual = choices(useEntries()('lost_reason'));
  return (
    <div>
      <p className="sent">
        申请{' '}
        <Combo
          chevron={false}
          text={endings[value.ending]}
          chosen={[value.ending]}
          optionsFor={(typed) => filterOptions(endingOptions, typed)}
          onPick={(picked) => {
            const option = endingOptions.find((each) => each.value === picked);
            if (option) onChange({ ...value, ending: option.value });
          }}
          input={{ className: 'tok', 'data-cell': `${name}.ending`, 'aria-label': '结束方式', autoComplete: 'off' }}
        />
        ，原因{' '}
        <FreeToken
          name={`${name}.reason`}
          label="申请原因"
          placeholder="写一句"
          maxLength={200}
          value={value.reason}
          invalid={error !== null}
          onChange={(reason) => onChange({ ...value, reason })}
        />
        {value.ending === 'lost' && (
          <>
            ，买了{' '}
            <FreeToken
              name={`${name}.competitor`}
              label="买了什么"
              placeholder="什么车"
              maxLength={40}
              value={value.competitor}
              invalid={false}
              onChange={(competitor) => onChange({ ...value, competitor })}
            />
            ，花了{' '}
            <FreeToken
              name={`${name}.priceFen`}
              label="在别处的成交价"
              placeholder="多少"
              maxLength={20}
              value={value.price}
              invalid={isWrong}
              onChange={(price) => onChange({ ...value, price })}
            />
          </>
        )}
        ，怎么知道的{' '}
        <FreeToken
          name={`${name}.evidence`}
          label="怎么知道的"
          placeholder="可空着"
          maxLength={200}
          value={value.evidence}
          invalid={false}
          onChange={(evidence) => onChange({ ...value, evidence })}
        />
        。
      </p>
      {value.ending === 'lost' && (
        <div className="chips" style={{ margin: '2px 0 4px' }}>
          {usual.map(({ code, label }) => (
            <button
              key={code}
              type="button"
              className="chip"
              aria-pressed={value.reason === label}
              onClick={() => onChange({ ...value, reason: label })}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      <EvidencePart
        customerId={customerId}
        value={value.evidenceId}
        onChange={(evidenceId) => onChange({ ...value, evidenceId })}
      />
      {isWrong && (
        <p className="xs red" role="alert">
          成交价写成 11.28 万 或 112800；不知道就空着。
        </p>
      )}
      <p className={error === null ? 'xs t3' : 'xs red'} role={error === null ? undefined : 'alert'}>
        {error ?? '由经理决定；决定以前不用打。'}{' '}
        <button type="button" className="link" onClick={onCancel}>
          不申请了，定下次计划
        </button>
      </p>
    </div>
  );
}

interface FreeTokenProps {
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  readonly maxLength: number;
  readonly value: string;
  readonly invalid: boolean;
  readonly onChange: (text: string) => void;
}

function FreeToken({ name, label, placeholder, maxLength, value, invalid, onChange }: FreeTokenProps): ReactElement {
  return (
    <input
      className="tok"
      data-cell={name}
      aria-label={label}
      aria-invalid={invalid || undefined}
      placeholder={placeholder}
      maxLength={maxLength}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
