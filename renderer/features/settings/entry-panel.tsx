import { type ReactElement, useState } from 'react';
import type { DictionaryView } from '../../../shared/contract/dictionary.ts';
import type { DictionaryEntry } from '../../../shared/domain/dictionary.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { Note } from '../../components/marks.tsx';
import { Facts } from '../../components/panel.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { AliasRow } from './alias-input.tsx';
import { EditPanel, NewPanel } from './setting-panels.tsx';
import { TextInput } from './text-input.tsx';

interface EntryPanelProps {
  readonly dictionary: DictionaryView;
  readonly entry: DictionaryEntry;
  /** A rule asks for this code: it can be renamed and never switched off. */
  readonly isFixed: boolean;
  readonly canEdit: boolean;
}

/** One entry of a list: its name and other words; in use or not. */
export function EntryPanel({ dictionary, entry, isFixed, canEdit }: EntryPanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [label, setLabel] = useState(entry.label);
  const [aliases, setAliases] = useState(entry.aliases);
  const dirty = label !== entry.label || aliases.join('、') !== entry.aliases.join('、');
  const at = { dictionary: dictionary.name, code: entry.code };
  const save = useAct(api.dictionary.save, {
    refreshes: [['dictionary']],
    onDone: () => notices.show({ text: `「${label}」已保存` }),
  });
  useFocusWrong(save.failure);
  const submit = (): void => {
    if (dirty) save.run({ ...at, label, aliases: [...aliases] });
  };
  const turn = (active: boolean): void => save.run({ ...at, active });
  return (
    <EditPanel
      title={entry.label}
      canEdit={canEdit}
      save="保存这一条"
      dirty={dirty}
      busy={save.busy}
      onSave={submit}
      turn={
        <Button disabled={isFixed && entry.active} busy={save.busy} onClick={() => turn(!entry.active)}>
          {entry.active ? '停用' : '恢复'}
        </Button>
      }
      after={
        <>
          <Facts facts={[{ label: '代码', value: entry.code }]} />
          {isFixed && <Note>规定要用到这一条，可以改名称，不能停用。</Note>}
          {!entry.active && <Note>已停用：新卡里不再出现，旧卡照旧。</Note>}
        </>
      }
      error={save.errorBeside(['label', 'aliases'])}
    >
      <EntryFields
        label={label}
        aliases={aliases}
        onLabel={setLabel}
        onAliases={setAliases}
        errorAt={save.errorAt}
        disabled={!canEdit}
      />
    </EditPanel>
  );
}

interface NewEntryProps {
  readonly dictionary: DictionaryView;
  readonly onDone: (code: string) => void;
  readonly onCancel: () => void;
}

/** A new entry; its code is made from the pinyin of its name. */
export function NewEntry({ dictionary, onDone, onCancel }: NewEntryProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [label, setLabel] = useState('');
  const [aliases, setAliases] = useState<readonly string[]>([]);
  const add = useAct(api.dictionary.add, {
    refreshes: [['dictionary']],
    onDone: ({ code }) => {
      notices.show({ text: `「${label}」已加到${dictionary.title}` });
      onDone(code);
    },
  });
  useFocusWrong(add.failure);
  const submit = (): void => add.run({ dictionary: dictionary.name, label, aliases: [...aliases] });
  return (
    <NewPanel
      title={`加一条${dictionary.title}`}
      add="加上这一条"
      busy={add.busy}
      onAdd={submit}
      onCancel={onCancel}
      error={add.errorBeside(['label', 'aliases'])}
    >
      <EntryFields
        autoFocus
        label={label}
        aliases={aliases}
        onLabel={setLabel}
        onAliases={setAliases}
        errorAt={add.errorAt}
      />
    </NewPanel>
  );
}

interface EntryFieldsProps {
  readonly label: string;
  readonly aliases: readonly string[];
  readonly onLabel: (label: string) => void;
  readonly onAliases: (aliases: readonly string[]) => void;
  readonly errorAt: (field: string) => string | null;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
}

function EntryFields(props: EntryFieldsProps): ReactElement {
  const { label, aliases, onLabel, onAliases, errorAt, disabled = false, autoFocus = false } = props;
  return (
    <>
      <FieldRow label="名称" required error={errorAt('label')}>
        {(control) => (
          <TextInput
            control={control}
            max={20}
            disabled={disabled}
            autoFocus={autoFocus}
            value={label}
            onChange={onLabel}
          />
        )}
      </FieldRow>
      <AliasRow disabled={disabled} value={aliases} error={errorAt('aliases')} onChange={onAliases} />
    </>
  );
}
