import type { ReactElement } from 'react';
import type { CardFieldName } from '../../../../shared/domain/card-field-specs.ts';
import { fieldsOfCell } from '../../../../shared/domain/card-fields.ts';
import { remarkWithIntroducer } from '../../../../shared/domain/card-remark.ts';
import type { CardField } from '../../../../shared/domain/card-spec.ts';
import { genderLabels } from '../../../../shared/domain/person-name.ts';
import { FixedCell } from '../../../components/card/cell.tsx';
import { ChoiceCell } from '../../../components/card/choice-cells.tsx';
import { RegionCell } from '../../../components/card/region-cell.tsx';
import { SelectCell } from '../../../components/card/select-cells.tsx';
import { TextAreaCell, TextCell } from '../../../components/card/text-cells.tsx';
import { useNearRegion } from '../../../components/use-near-region.ts';
import { CurrentCarCell } from './current-car-cell.tsx';
import { ContactsCell, CustomerTypeCell, NameCell, PhoneCell, phoneShown } from './customer-cells.tsx';
import { type CardCellProps, frameOf, optionsOf } from './frame.ts';
import { ColoursCell, CompetitorsCell, ConcernsCell, PaymentCell, VehicleCell } from './intention-cells.tsx';
import { CardLevelCell, ExpectedCell } from './level-cells.tsx';
import { ConsentsCell, NextPlanCell, ResultCell } from './result-cells.tsx';
import { SerialCell } from './serial-cell.tsx';
import { ArrivalCell, CountCell, DepartureCell, MoneyCell } from './simple-cells.tsx';
import { SourceDetailCell } from './source-cell.tsx';
import { TalkCell, TestDriveCell, TradeInCell } from './talk-cells.tsx';

/** Cells of several fields, and those whose one field asks for more than its kind says. */
const ownCells: Readonly<Record<string, (props: CardCellProps) => ReactElement>> = {
  number: NumberCell,
  arrival: ArrivalCell,
  departure: DepartureCell,
  consultant: ConsultantCell,
  name: NameCell,
  phone: PhoneCell,
  customerType: CustomerTypeCell,
  sourceDetail: SourceDetailCell,
  contacts: ContactsCell,
  vehicle: VehicleCell,
  colours: ColoursCell,
  competitors: CompetitorsCell,
  payment: PaymentCell,
  concerns: ConcernsCell,
  currentVehicle: CurrentCarCell,
  expected: ExpectedCell,
  testDrive: TestDriveCell,
  tradeIn: TradeInCell,
  talk: TalkCell,
  result: ResultCell,
  consents: ConsentsCell,
  nextPlan: NextPlanCell,
};

/** One cell of the card, by its id where it is made of more than one field, else by its field's kind. */
export function CardCellView(props: CardCellProps): ReactElement | null {
  const Own = ownCells[props.cell.id];
  if (Own) return <Own {...props} />;
  const [field] = fieldsOfCell(props.cell.id);
  return field ? <KindCell {...props} field={field} /> : null;
}

interface KindCellProps extends CardCellProps {
  readonly field: CardField<CardFieldName>;
}

function KindCell(props: KindCellProps): ReactElement | null {
  switch (props.field.kind) {
    case 'text':
    case 'email':
    case 'phone':
      return <WordsCell {...props} />;
    case 'longtext':
    case 'remark':
      return <LinesCell {...props} />;
    case 'serial':
      return <SerialCell {...props} />;
    case 'choice':
      return props.field.name === 'purchaseType' ? <ChoicesCell {...props} /> : <ListCell {...props} />;
    case 'gender':
      return <GenderCell {...props} />;
    case 'region':
      return <CountyCell {...props} />;
    case 'level':
      return <CardLevelCell {...props} />;
    case 'count':
      return <CountCell {...props} />;
    case 'money':
      return <MoneyCell {...props} />;
    default:
      return null;
  }
}

function textOf({ model, field }: KindCellProps): string {
  const value = model.typed[field.name];
  return typeof value === 'string' ? value : '';
}

function WordsCell(props: KindCellProps): ReactElement {
  const { model, field } = props;
  return (
    <TextCell
      {...frameOf(props)}
      value={textOf(props)}
      {...(field.kind === 'phone' ? { display: phoneShown, inputMode: 'tel' as const } : {})}
      {...(field.max === null ? {} : { maxLength: field.max })}
      {...(field.name === 'street' ? { placeholder: '交车时必填' } : {})}
      onChange={(text) => model.set({ [field.name]: text })}
    />
  );
}

function LinesCell(props: KindCellProps): ReactElement {
  const { model, field } = props;
  const text = textOf(props);
  const whole = field.name === 'remark' ? remarkWithIntroducer({ ...model.typed, remark: text }) : text;
  const mirrored = whole === text.trim() ? null : (whole.split('\n').at(-1) ?? null);
  return (
    <TextAreaCell
      {...frameOf(props)}
      {...(mirrored === null ? {} : { as: `保存时末尾加上「${mirrored}」` })}
      value={text}
      {...(field.max === null ? {} : { maxLength: field.max })}
      onChange={(words) => model.set({ [field.name]: words })}
    />
  );
}

function ListCell(props: KindCellProps): ReactElement {
  const { model, field } = props;
  const value = model.shown[field.name];
  const code = typeof value === 'string' ? value : null;
  return (
    <SelectCell
      {...frameOf(props)}
      {...(field.name === 'visitKind' ? { as: '按手机号' } : {})}
      value={code}
      options={field.dictionary === null ? [] : optionsOf(props.model.words.dictionaries(field.dictionary), [code])}
      onChange={(next) => model.set({ [field.name]: next })}
    />
  );
}

function ChoicesCell(props: KindCellProps): ReactElement {
  const { model, field } = props;
  return (
    <ChoiceCell
      {...frameOf(props)}
      value={textOf(props) || null}
      choices={field.dictionary === null ? [] : optionsOf(model.words.dictionaries(field.dictionary), [textOf(props)])}
      onChange={(code) => model.set({ [field.name]: code })}
    />
  );
}

const genders = [
  { value: 'male', label: genderLabels.male },
  { value: 'female', label: genderLabels.female },
] as const;

/** Stands between name and phone: the digits of a number must never choose a gender. */
function GenderCell(props: KindCellProps): ReactElement {
  const { model } = props;
  return (
    <ChoiceCell
      {...frameOf(props)}
      settled={model.shown.gender != null}
      numbered={false}
      value={model.shown.gender ?? null}
      choices={genders}
      onChange={(gender) => model.set({ gender })}
    />
  );
}

function CountyCell(props: KindCellProps): ReactElement {
  const { model } = props;
  const { near, remember } = useNearRegion();
  return (
    <RegionCell
      {...frameOf(props)}
      value={model.typed.regionCode ?? null}
      near={near}
      onChange={(regionCode) => {
        if (regionCode !== null) remember(regionCode);
        model.set({ regionCode });
      }}
    />
  );
}

/** Final and unique from the first save on. */
function NumberCell({ cell, model }: CardCellProps): ReactElement {
  const { card } = model.start;
  return (
    <FixedCell label={cell.label} span={cell.width}>
      {card === null ? <span className="t3">保存时编号</span> : card.number === '' ? '待编号' : card.number}
    </FixedCell>
  );
}

/** Oneself; the front desk and managers name somebody. */
function ConsultantCell(props: CardCellProps): ReactElement {
  const { cell, model } = props;
  const { consultantId } = model.shown;
  if (!model.canChooseConsultant) {
    return (
      <FixedCell label={cell.label} span={cell.width} required quick>
        {model.words.names.get(consultantId ?? '') ?? ''}
      </FixedCell>
    );
  }
  const people = model.words.people.filter(
    ({ id, role, active }) => id === consultantId || (active && role === 'consultant'),
  );
  return (
    <SelectCell
      {...frameOf(props)}
      value={consultantId ?? null}
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => model.set({ consultantId: id })}
    />
  );
}
