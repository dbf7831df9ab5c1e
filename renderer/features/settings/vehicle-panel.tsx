import { type ReactElement, useState } from 'react';
import { choices } from '../../../shared/domain/dictionary.ts';
import { type Vehicle, vehicleLabel } from '../../../shared/domain/vehicle.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { Note } from '../../components/marks.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useEntries } from '../../state/lists.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { AliasRow } from './alias-input.tsx';
import { EditPanel, NewPanel } from './setting-panels.tsx';
import { TextInput } from './text-input.tsx';

type Fields = Pick<Vehicle, 'series' | 'model' | 'trim' | 'aliases' | 'colours'>;

const fields = ['series', 'model', 'trim', 'aliases', 'colours', 'label'];
const blank: Fields = { series: '', model: '', trim: '', aliases: [], colours: [] };

interface VehiclePanelProps {
  readonly vehicle: Vehicle;
  readonly canEdit: boolean;
}

/** One vehicle: names, other words, colours; on sale or not. */
export function VehiclePanel({ vehicle, canEdit }: VehiclePanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const { series, model, trim, aliases, colours } = vehicle;
  const stored: Fields = { series, model, trim, aliases, colours };
  const [value, setValue] = useState(stored);
  const dirty = JSON.stringify(value) !== JSON.stringify(stored);
  const save = useAct(api.vehicle.save, {
    refreshes: [['vehicle']],
    onDone: () => notices.show({ text: `「${vehicleLabel(value)}」已保存` }),
  });
  useFocusWrong(save.failure);
  const submit = (): void => {
    if (dirty) save.run({ id: vehicle.id, ...sendable(value) });
  };
  const turn = (active: boolean): void => save.run({ id: vehicle.id, active });
  return (
    <EditPanel
      title={vehicleLabel(vehicle)}
      canEdit={canEdit}
      save="保存这个车型"
      dirty={dirty}
      busy={save.busy}
      onSave={submit}
      turn={
        <Button busy={save.busy} onClick={() => turn(!vehicle.active)}>
          {vehicle.active ? '停售' : '恢复在售'}
        </Button>
      }
      after={!vehicle.active && <Note>已停售：新卡里不再出现，旧卡照旧。</Note>}
      error={save.errorBeside(fields)}
    >
      <VehicleFields value={value} onChange={setValue} errorAt={save.errorAt} disabled={!canEdit} />
    </EditPanel>
  );
}

interface NewVehicleProps {
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

/** A new vehicle. */
export function NewVehicle({ onDone, onCancel }: NewVehicleProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [value, setValue] = useState(blank);
  const add = useAct(api.vehicle.add, {
    refreshes: [['vehicle']],
    onDone: ({ id }) => {
      notices.show({ text: `「${vehicleLabel(value)}」已加上` });
      onDone(id);
    },
  });
  useFocusWrong(add.failure);
  const submit = (): void => add.run(sendable(value));
  return (
    <NewPanel
      title="加一个车型"
      add="加上这个车型"
      busy={add.busy}
      onAdd={submit}
      onCancel={onCancel}
      error={add.errorBeside(fields)}
    >
      <VehicleFields autoFocus value={value} onChange={setValue} errorAt={add.errorAt} />
    </NewPanel>
  );
}

interface VehicleFieldsProps {
  readonly value: Fields;
  readonly onChange: (value: Fields) => void;
  readonly errorAt: (field: string) => string | null;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
}

function VehicleFields(props: VehicleFieldsProps): ReactElement {
  const { value, onChange, errorAt, disabled = false, autoFocus = false } = props;
  const text = (name: 'series' | 'model' | 'trim', label: string, required: boolean): ReactElement => (
    <FieldRow label={label} required={required} error={errorAt(name) ?? (name === 'series' ? errorAt('label') : null)}>
      {(control) => (
        <TextInput
          control={control}
          max={20}
          disabled={disabled}
          autoFocus={autoFocus && name === 'series'}
          value={value[name]}
          onChange={(next) => onChange({ ...value, [name]: next })}
        />
      )}
    </FieldRow>
  );
  return (
    <>
      {text('series', '车系', true)}
      {text('model', '车型', true)}
      {text('trim', '款型', false)}
      <AliasRow
        disabled={disabled}
        value={value.aliases}
        error={errorAt('aliases')}
        onChange={(aliases) => onChange({ ...value, aliases })}
      />
      <FieldRow label="颜色" help="一个也不选就是不限" error={errorAt('colours')}>
        {({ id, ...control }) => (
          <ColourTicks
            id={id}
            control={control}
            disabled={disabled}
            value={value.colours}
            onChange={(colours) => onChange({ ...value, colours })}
          />
        )}
      </FieldRow>
    </>
  );
}

interface ColourTicksProps {
  readonly id: string;
  readonly control: Readonly<Record<string, string | true | undefined>>;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly disabled: boolean;
}

function ColourTicks({ id, control, value, onChange, disabled }: ColourTicksProps): ReactElement {
  const dictionaries = useEntries();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie on one line of the form's grid
    <div {...control} className="rad" role="group" aria-label="颜色">
      {choices(dictionaries('colour')).map(({ code, label }, index) => (
        <label key={code}>
          <input
            {...(index === 0 ? { id } : {})}
            type="checkbox"
            disabled={disabled}
            checked={value.includes(code)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...value, code] : value.filter((each) => each !== code))
            }
          />
          {label}
        </label>
      ))}
    </div>
  );
}

function sendable({ aliases, colours, ...names }: Fields) {
  return { ...names, aliases: [...aliases], colours: [...colours] };
}
