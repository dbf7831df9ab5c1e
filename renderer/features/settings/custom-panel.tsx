import { type ReactElement, useState } from 'react';
import {
  type CustomField,
  type CustomFieldKind,
  type CustomFieldScope,
  type CustomOption,
  customFieldKinds,
  customFieldScopes,
} from '../../../shared/domain/custom-field.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { Note } from '../../components/marks.tsx';
import { Facts } from '../../components/panel.tsx';
import { Picker } from '../../components/picker.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { AliasInput } from './alias-input.tsx';
import { CustomOptions } from './custom-options.tsx';
import { RequiredTick } from './required-tick.tsx';
import { EditPanel, NewPanel } from './setting-panels.tsx';
import { TextInput } from './text-input.tsx';

const labelLength = 12;
const isChoice = (kind: CustomFieldKind): boolean => kind === 'choice' || kind === 'choices';

interface CustomPanelProps {
  readonly field: CustomField;
  readonly canEdit: boolean;
}

/** One field of the store's own: its name, its choices, whether cards need it; in use or not. */
export function CustomPanel({ field, canEdit }: CustomPanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [label, setLabel] = useState(field.label);
  const [options, setOptions] = useState<readonly CustomOption[]>(field.options);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [required, setRequired] = useState(field.requiredFrom !== null);
  const dirty =
    label !== field.label ||
    required !== (field.requiredFrom !== null) ||
    added.length > 0 ||
    JSON.stringify(options) !== JSON.stringify(field.options);
  const save = useAct(api.customField.save, {
    refreshes: [['customField']],
    onDone: () => {
      setAdded([]);
      notices.show({ text: `「${label}」已保存` });
    },
  });
  useFocusWrong(save.failure);
  const submit = (): void => {
    if (!dirty) return;
    const wanted = [
      ...options.map((option) => ({ ...option })),
      ...added.map((each) => ({ label: each, active: true })),
    ];
    save.run({ code: field.code, label, required, ...(isChoice(field.kind) ? { options: wanted } : {}) });
  };
  const turn = (active: boolean): void => save.run({ code: field.code, active });
  return (
    <EditPanel
      title={field.label}
      canEdit={canEdit}
      save="保存这一项"
      dirty={dirty}
      busy={save.busy}
      onSave={submit}
      turn={
        <Button busy={save.busy} onClick={() => turn(!field.active)}>
          {field.active ? '停用' : '恢复'}
        </Button>
      }
      after={
        <>
          <Facts
            facts={[
              { label: '种类', value: customFieldKinds[field.kind] },
              { label: '说的是', value: customFieldScopes[field.scope] },
              { label: '代码', value: field.code },
            ]}
          />
          {!field.active && <Note>已停用：新卡里不再出现，旧卡上填过的照样看得到。</Note>}
        </>
      }
      error={save.errorBeside(['label', 'options'])}
    >
      <FieldRow label="名称" required error={save.errorAt('label')}>
        {(control) => (
          <TextInput control={control} max={labelLength} disabled={!canEdit} value={label} onChange={setLabel} />
        )}
      </FieldRow>
      {isChoice(field.kind) && (
        <>
          <CustomOptions options={options} disabled={!canEdit} onChange={setOptions} />
          {canEdit && (
            <FieldRow label="再加选项" error={save.errorAt('options')}>
              {(control) => (
                <AliasInput
                  key={field.options.length}
                  control={control}
                  value={added}
                  placeholder="如：有、没有、不清楚"
                  onChange={setAdded}
                />
              )}
            </FieldRow>
          )}
        </>
      )}
      <RequiredTick value={required} disabled={!canEdit} onChange={setRequired} />
    </EditPanel>
  );
}

interface NewCustomProps {
  readonly onDone: (code: string) => void;
  readonly onCancel: () => void;
}

const kinds = Object.entries(customFieldKinds).map(([value, label]) => ({ value, label, aliases: [] }));
const scopes = Object.entries(customFieldScopes).map(([value, label]) => ({ value, label, aliases: [] }));

/** A new field; its kind and what it speaks of are for ever, its code is made from the pinyin of its name. */
export function NewCustom({ onDone, onCancel }: NewCustomProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [label, setLabel] = useState('');
  const [kind, setKind] = useState<CustomFieldKind>('text');
  const [scope, setScope] = useState<CustomFieldScope>('customer');
  const [options, setOptions] = useState<readonly string[]>([]);
  const [required, setRequired] = useState(false);
  const add = useAct(api.customField.add, {
    refreshes: [['customField']],
    onDone: ({ code }) => {
      notices.show({ text: `「${label}」已加到洽谈卡` });
      onDone(code);
    },
  });
  useFocusWrong(add.failure);
  const submit = (): void =>
    add.run({
      label,
      kind,
      scope,
      required,
      options: isChoice(kind) ? options.map((each) => ({ label: each, active: true })) : [],
    });
  return (
    <NewPanel
      title="加一个自定义项"
      add="加上这一项"
      busy={add.busy}
      onAdd={submit}
      onCancel={onCancel}
      error={add.errorBeside(['label', 'kind', 'options', 'scope'])}
    >
      <FieldRow label="名称" required error={add.errorAt('label')}>
        {(control) => (
          <TextInput
            autoFocus
            control={control}
            max={labelLength}
            placeholder="如：爱好"
            value={label}
            onChange={setLabel}
          />
        )}
      </FieldRow>
      <FieldRow label="种类" required help="定了不能改" error={add.errorAt('kind')}>
        {(control) => (
          <Picker control={control} value={kind} options={kinds} onChange={(code) => setKind(kindOf(code))} />
        )}
      </FieldRow>
      {isChoice(kind) && (
        <FieldRow label="选项" required help="用「、」隔开" error={add.errorAt('options')}>
          {(control) => (
            <AliasInput control={control} value={options} placeholder="如：有、没有、不清楚" onChange={setOptions} />
          )}
        </FieldRow>
      )}
      <FieldRow label="说的是" required help="客户资料下次自动带出" error={add.errorAt('scope')}>
        {(control) => (
          <Picker
            control={control}
            value={scope}
            options={scopes}
            onChange={(code) => setScope(code === 'visit' ? 'visit' : 'customer')}
          />
        )}
      </FieldRow>
      <RequiredTick value={required} onChange={setRequired} />
    </NewPanel>
  );
}

function kindOf(code: string | null): CustomFieldKind {
  return Object.keys(customFieldKinds).find((kind): kind is CustomFieldKind => kind === code) ?? 'text';
}
