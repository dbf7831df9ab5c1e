import type { ReactElement } from 'react';
import { cardField, cardFieldLabel } from '../../../../shared/domain/card-fields.ts';
import { choices } from '../../../../shared/domain/dictionary.ts';
import { genderLabels } from '../../../../shared/domain/person-name.ts';
import { ChoiceCell } from '../../../components/card/choice-cells.tsx';
import { RegionCell } from '../../../components/card/region-cell.tsx';
import { SelectCell } from '../../../components/card/select-cells.tsx';
import { TextAreaCell, TextCell } from '../../../components/card/text-cells.tsx';
import { useNearRegion } from '../../../components/use-near-region.ts';
import { useEntries } from '../../../state/lists.ts';
import type { ProfileField, ProfileValues } from './profile-draft.ts';
import { profileLists } from './profile-words.ts';

interface ProfileCellsProps {
  readonly values: ProfileValues;
  readonly onChange: (field: ProfileField, value: string) => void;
  readonly errorAt: (field: ProfileField) => string | null;
  /** Masked fields, not to be changed unseen. */
  readonly locked: readonly ProfileField[];
}

const genders = [
  { value: 'male', label: genderLabels.male },
  { value: 'female', label: genderLabels.female },
] as const;

/** The customer's fields as cells of the card, in its order, narrow. */
export function ProfileCells(props: ProfileCellsProps): ReactElement {
  const { values, onChange, errorAt } = props;
  const { near, remember } = useNearRegion();
  const text = (field: ProfileField, span: number): ReactElement => <WordsCell {...props} field={field} span={span} />;
  const list = (field: ProfileField, span: number): ReactElement => <ListCell {...props} field={field} span={span} />;
  const hasPhone = values.phone !== '';
  return (
    <>
      {text('name', 7)}
      <ChoiceCell
        name="gender"
        label="性别"
        span={5}
        value={values.gender === 'male' || values.gender === 'female' ? values.gender : null}
        choices={genders}
        error={errorAt('gender')}
        onChange={(gender) => onChange('gender', gender)}
      />
      {text('phone', hasPhone ? 7 : 6)}
      {hasPhone ? text('phone2', 5) : list('noPhoneReason', 6)}
      {text('wechat', 7)}
      {text('qq', 5)}
      {text('weibo', 5)}
      {text('email', 7)}
      {list('customerType', 5)}
      {text('contactPerson', 7)}
      <RegionCell
        name="regionCode"
        label={cardFieldLabel('regionCode') ?? '地区'}
        span={12}
        value={values.regionCode === '' ? null : values.regionCode}
        near={near}
        error={errorAt('regionCode')}
        onChange={(code) => {
          if (code !== null) remember(code);
          onChange('regionCode', code ?? '');
        }}
      />
      {text('street', 12)}
      {list('source', 12)}
      <TextAreaCell
        name="remark"
        label="特征、备注"
        span={12}
        value={values.remark}
        error={errorAt('remark')}
        placeholder="再见面时认得出的特征"
        maxLength={cardField('remark').max ?? 500}
        onChange={(remark) => onChange('remark', remark)}
      />
    </>
  );
}

interface OneCellProps extends ProfileCellsProps {
  readonly field: ProfileField;
  readonly span: number;
}

function WordsCell({ field, span, values, onChange, errorAt, locked }: OneCellProps): ReactElement {
  const { max, kind } = cardField(field);
  return (
    <TextCell
      name={field}
      label={cardFieldLabel(field) ?? field}
      span={span}
      value={values[field]}
      error={errorAt(field)}
      disabled={locked.includes(field)}
      onChange={(value) => onChange(field, value)}
      {...(max === null ? {} : { maxLength: max })}
      {...(kind === 'phone' ? { inputMode: 'tel' as const } : {})}
    />
  );
}

function ListCell({ field, span, values, onChange, errorAt }: OneCellProps): ReactElement {
  const entries = useEntries();
  const dictionary = profileLists[field];
  const all = dictionary === undefined ? [] : entries(dictionary);
  const kept = all.filter((entry) => !entry.active && entry.code === values[field]);
  return (
    <SelectCell
      name={field}
      label={cardFieldLabel(field) ?? field}
      span={span}
      value={values[field] === '' ? null : values[field]}
      error={errorAt(field)}
      options={[...choices(all), ...kept].map(({ code, label, aliases }) => ({ value: code, label, aliases }))}
      onChange={(code) => onChange(field, code ?? '')}
    />
  );
}
