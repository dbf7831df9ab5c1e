import type { ReactElement } from 'react';
import type { ChosenLevel, LevelHorizons } from '../../../../shared/domain/level.ts';
import { isComposing } from '../../../app/key-stroke.ts';
import { Cell } from '../../../components/card/cell.tsx';
import { LevelCell } from '../../../components/card/level-cell.tsx';
import { Kbd } from '../../../components/marks.tsx';
import { useDateField } from '../../../components/use-date-field.ts';
import { type CardCellProps, frameOf } from './frame.ts';

/** Words by which people say that there is no date. */
const noDateWords = /^(?:没|无|不定|未定|待定|说不准)/;

/** The expected purchase as a day, in words, or none: 「没定」 or Alt M. */
export function ExpectedCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const frame = frameOf(props);
  const { expectedOn, noExpectedDate } = model.typed;
  const isOpen = noExpectedDate === true;
  const field = useDateField({
    value: expectedOn ?? null,
    today: model.today,
    withDistance: true,
    min: model.cardOn,
    onChange: (day) => model.setExpected(day, false),
    named: isOpen ? null : { field: 'expectedOn', label: frame.label },
  });
  const noDate = (
    <button type="button" tabIndex={-1} className="aside" onClick={() => model.setExpected(null, !isOpen)}>
      <Kbd keys="Alt+m" /> {isOpen ? '有日子了' : '没定'}
    </button>
  );
  return (
    <Cell
      {...frame}
      kind="label"
      as={field.meaning ?? noDate}
      error={(isOpen ? null : field.error) ?? frame.error ?? null}
    >
      {({ id, describedBy, invalid, marks }) => (
        <input
          {...marks}
          {...field.input}
          id={id}
          className="v"
          value={isOpen ? '没有明确时间' : field.input.value}
          placeholder={frame.need ? '没填' : '如 12.3、7天、半月'}
          required={frame.required}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onChange={(event) => {
            const words = event.currentTarget.value;
            if (noDateWords.test(words.trim())) model.setExpected(null, true);
            else field.input.onChange(event);
          }}
          onKeyDown={(event) => {
            if (!isComposing(event.nativeEvent) && event.key === 'Enter') field.settle();
          }}
        />
      )}
    </Cell>
  );
}

/** The level with what the expected day proposes, and a reason for another one. */
export function CardLevelCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const { level, levelReason } = model.typed;
  const { proposed, rules } = model;
  return (
    <LevelCell
      {...frameOf(props)}
      value={level ?? null}
      proposed={proposed}
      {...(proposed !== null && rules ? { meaning: levelWords(proposed, rules.policy.horizons) } : {})}
      reason={levelReason ?? ''}
      onReason={(reason) => model.set({ levelReason: reason })}
      onChange={(chosen) => model.set({ level: chosen, ...(chosen === proposed ? { levelReason: null } : {}) })}
    >
      <span className="t3">填了预计购车会建议一个，也可以直接按字母</span>
    </LevelCell>
  );
}

/** 「15 天以内购车」 */
function levelWords(level: ChosenLevel, horizons: LevelHorizons): string {
  const days = horizons[level];
  return days === null ? '没有明确时间' : `${days} 天以内购车`;
}
