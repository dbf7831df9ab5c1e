import type { ReactElement } from 'react';
import type { CivilDate } from '../../../../shared/calendar/civil-date.ts';
import {
  type CustomField,
  type CustomValue,
  customTextLength,
  readCustomValue,
} from '../../../../shared/domain/custom-field.ts';
import type { CellProps } from '../../../components/card/cell.tsx';
import { DateCell } from '../../../components/card/date-cell.tsx';
import { MultiSelectCell, SelectCell } from '../../../components/card/select-cells.tsx';
import { TextCell } from '../../../components/card/text-cells.tsx';
import { ParsedCell } from './simple-cells.tsx';

interface CustomFieldCellProps {
  readonly field: CustomField;
  readonly frame: CellProps;
  readonly today: CivilDate;
  readonly value: CustomValue | null;
  readonly onChange: (value: CustomValue | null) => void;
}

/** One of the store's own fields as a cell, by its kind. */
export function CustomFieldCell(props: CustomFieldCellProps): ReactElement {
  const { field, frame, today, value, onChange } = props;
  switch (field.kind) {
    case 'text':
      return (
        <TextCell
          {...frame}
          value={typeof value === 'string' ? value : ''}
          maxLength={customTextLength}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <ParsedCell
          frame={frame}
          value={typeof value === 'number' ? value : null}
          show={String}
          read={(typed) => readNumber(field, typed)}
          onChange={onChange}
          help="填数字，最多两位小数"
          inputMode="decimal"
        />
      );
    case 'date':
      return (
        <DateCell
          {...frame}
          value={typeof value === 'string' ? value : null}
          today={today}
          distance={false}
          placeholder="如 1990-05-06"
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <SelectCell
          {...frame}
          value={typeof value === 'string' ? value : null}
          options={optionsOf(field, value)}
          onChange={onChange}
        />
      );
    case 'choices':
      return (
        <MultiSelectCell
          {...frame}
          as={frame.as ?? '↓ 选，可多选'}
          values={Array.isArray(value) ? value : []}
          options={optionsOf(field, value)}
          onChange={(codes) => onChange([...codes])}
        />
      );
  }
}

/** The choices in use, and those out of use that this card carries. */
function optionsOf({ options }: CustomField, value: CustomValue | null) {
  const kept = Array.isArray(value) ? value : [value];
  return options
    .filter(({ code, active }) => active || kept.includes(code))
    .map(({ code, label }) => ({ value: code, label, aliases: [] }));
}

function readNumber(field: CustomField, typed: string): number | null {
  const figures = typed.normalize('NFKC').replace(/[\s,，]/g, '');
  if (!/^-?\d{1,9}(\.\d{1,2})?$/.test(figures)) return null;
  const read = readCustomValue(field, Number(figures));
  return 'value' in read && typeof read.value === 'number' ? read.value : null;
}
