import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { SavedFilter } from '../../../../shared/contract/filter.ts';
import { codesOf } from '../../../../shared/domain/codes.ts';
import type { SavedList, Sharing } from '../../../../shared/domain/saved-filter.ts';
import { sharings } from '../../../../shared/domain/saved-filter.ts';
import { useKeys } from '../../../app/use-keys.ts';
import { Button } from '../../../components/button.tsx';
import { ChipChoice } from '../../../components/chip-choice.tsx';
import { Combo } from '../../../components/combo.tsx';
import { filterOptions } from '../../../components/combo-filter.ts';
import { FieldRow } from '../../../components/field-row.tsx';
import { Note } from '../../../components/marks.tsx';
import { Panel } from '../../../components/panel.tsx';
import { useApi } from '../../../state/api.ts';
import { useStaff } from '../../../state/commons.ts';
import { useNotices } from '../../../state/notices.ts';
import { usePerson } from '../../../state/session.ts';
import { useAct } from '../../../state/use-act.ts';

interface SavePanelProps {
  readonly list: SavedList;
  /** The conditions in words. */
  readonly words: readonly string[];
  /** The filter that is changed, where it is one's own; null for a new one. */
  readonly filter: SavedFilter | null;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

/** Keeps the list's range, conditions and order under a name, and says who may use it. */
export function SavePanel({ list, words, filter, onSaved, onClose }: SavePanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const me = usePerson();
  const { data: staff } = useStaff();
  const [name, setName] = useState(filter?.name ?? '');
  const [sharing, setSharing] = useState<Sharing>(filter?.sharing ?? 'private');
  const [people, setPeople] = useState<readonly string[]>(filter?.sharedWith.map(({ id }) => id) ?? []);
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.querySelector<HTMLInputElement>('input')?.focus(), []);
  const act = useAct(
    async () => {
      const content = { name, list: { ...list }, sharing, sharedWith: sharing === 'named' ? [...people] : [] };
      if (filter === null) return (await api.filter.create(content)).id;
      await api.filter.update({ id: filter.id, ...content });
      return filter.id;
    },
    {
      refreshes: [['filter']],
      onDone: (id) => {
        notices.show({ text: `已存下「${name.trim()}」${sharing === 'private' ? '' : `，${sharings[sharing]}可用`}` });
        onSaved(id);
      },
    },
  );
  const save = (): void => act.run(undefined);
  useKeys('存筛选', [
    { keys: 'Ctrl+Enter', label: '存下', run: save },
    { keys: 'Escape', label: '不存了', run: onClose },
  ]);
  const colleagues = (staff ?? [])
    .filter(({ id, active }) => active && id !== me.id)
    .map(({ id, name: label }) => ({ value: id, label }));
  const besides = act.errorBeside(['name', 'sharedWith']);
  return (
    <Panel
      label="存下筛选"
      header={<p className="md b">{filter === null ? '存下这个筛选' : `改「${filter.name}」`}</p>}
      footer={
        <>
          <Button look="primary" keys="Ctrl+Enter" busy={act.busy} onClick={save}>
            {filter === null ? '存下筛选' : '存下改动'}
          </Button>
          <Button keys="Escape" onClick={onClose}>
            不存了
          </Button>
        </>
      }
    >
      <div ref={field} className="save-filter">
        <FieldRow label="名称" required error={act.errorAt('name')}>
          {(control) => (
            <input
              {...control}
              className="in"
              maxLength={20}
              placeholder="如 本周要到店的 H 级"
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </FieldRow>
        <ChipChoice
          label="谁能用"
          value={sharing}
          choices={codesOf(sharings).map((value) => ({ value, label: sharings[value] }))}
          onChange={setSharing}
        />
        {sharing === 'named' && (
          <FieldRow label="同事" required error={act.errorAt('sharedWith')}>
            {(control) => (
              <div className="in-wrap">
                <Combo
                  text={people.map((id) => colleagues.find(({ value }) => value === id)?.label ?? '').join('、')}
                  chosen={people}
                  optionsFor={(typed) => filterOptions(colleagues, typed)}
                  onPick={(id) =>
                    setPeople(people.includes(id) ? people.filter((each) => each !== id) : [...people, id])
                  }
                  many
                  placeholder="选一位或几位"
                  input={{ ...control, className: 'in', autoComplete: 'off' }}
                />
              </div>
            )}
          </FieldRow>
        )}
        <p className="xs t2">每个人用它，看到的还是自己有权看的客户；只有您能改它。</p>
        <ul className="xs t2 saved-words">
          {words.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        {besides !== null && (
          <Note tone="red" icon="warning">
            {besides}
          </Note>
        )}
      </div>
    </Panel>
  );
}
