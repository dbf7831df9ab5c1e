import { type ReactElement, useState } from 'react';
import type { DictionaryView } from '../../../shared/contract/dictionary.ts';
import type { DictionaryEntry } from '../../../shared/domain/dictionary.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { rowItems } from '../../components/list-model.ts';
import { Tag } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useApi } from '../../state/api.ts';
import { useDictionaries } from '../../state/commons.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { EntryPanel, NewEntry } from './entry-panel.tsx';
import { Loaded } from './loaded.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { editsLists } from './tabs.ts';

/** 字典: the lists, the entries of one, and one entry. */
export function DictionaryTab(): ReactElement {
  return (
    <Loaded query={useDictionaries()} what="字典">
      {(dictionaries) => <Dictionaries dictionaries={dictionaries} />}
    </Loaded>
  );
}

function Dictionaries({ dictionaries }: { readonly dictionaries: readonly DictionaryView[] }): ReactElement {
  const [name, setName] = useState(dictionaries[0]?.name);
  const dictionary = dictionaries.find((each) => each.name === name);
  const at = dictionaries.findIndex((each) => each.name === name);
  const turn = (step: 1 | -1) => (): void => setName(dictionaries.at((at + step) % dictionaries.length)?.name);
  useKeys('字典', [
    { keys: '[', label: '上一个字典', run: turn(-1) },
    { keys: ']', label: '下一个字典', run: turn(1) },
  ]);
  return (
    <div className="shape set-trio">
      <nav aria-label="字典">
        {dictionaries.map((each) => (
          <button
            key={each.name}
            type="button"
            aria-current={each.name === name ? 'true' : undefined}
            onClick={() => setName(each.name)}
          >
            {each.title}
            <span>{each.entries.filter(({ active }) => active).length}</span>
          </button>
        ))}
      </nav>
      {dictionary && <Entries key={dictionary.name} dictionary={dictionary} />}
    </div>
  );
}

function Entries({ dictionary }: { readonly dictionary: DictionaryView }): ReactElement {
  const api = useApi();
  const canEdit = editsLists(usePerson().role);
  const { name, title, entries, fixedCodes } = dictionary;
  const [chosen, setChosen] = useState<string | null>(entries[0]?.code ?? null);
  const [isNew, setNew] = useState(false);
  const entry = entries.find(({ code }) => code === chosen);
  const order = useAct(api.dictionary.order, { refreshes: [['dictionary']] });
  const choose = (code: string): void => {
    setChosen(code);
    setNew(false);
  };
  const begin = (): void => setNew(true);
  useKeys(title, canEdit ? [{ keys: 'n', label: `加一条${title}`, run: begin }] : []);
  return (
    <>
      <div className="left">
        <div className="set-tools">
          <h2>{title}</h2>
          <span className="grow" />
          {order.failure && (
            <span className="red cut" role="alert">
              {order.failure.text}
            </span>
          )}
          {canEdit && entry && (
            <MoveButtons
              ids={entries.map(({ code }) => code)}
              chosen={entry.code}
              busy={order.busy}
              onOrder={(codes) => order.run({ dictionary: name, codes: [...codes] })}
            />
          )}
          {canEdit && (
            <Button small icon="plus" keys="N" onClick={begin}>
              加一条
            </Button>
          )}
        </div>
        {entries.length === 0 ? (
          <EmptyState title={`还没有${title}`} text="加上以后，洽谈卡里就能选。" />
        ) : (
          <VirtualList
            label={title}
            items={rowItems(entries, ({ code }) => code)}
            rowHeight={32}
            columns="minmax(0,160px) minmax(0,1fr) 72px"
            chosen={isNew ? null : chosen}
            onChoose={choose}
            total={entries.length}
            renderRow={(row) => <EntryRow entry={row} isFixed={fixedCodes.includes(row.code)} />}
          />
        )}
      </div>
      {isNew ? (
        <NewEntry dictionary={dictionary} onDone={choose} onCancel={() => setNew(false)} />
      ) : entry ? (
        <EntryPanel
          key={entry.code}
          dictionary={dictionary}
          entry={entry}
          isFixed={fixedCodes.includes(entry.code)}
          canEdit={canEdit}
        />
      ) : (
        <Panel label={title}>
          <EmptyState title="从左边选一条" />
        </Panel>
      )}
    </>
  );
}

function EntryRow({ entry, isFixed }: { readonly entry: DictionaryEntry; readonly isFixed: boolean }): ReactElement {
  return (
    <>
      <span className={entry.active ? 'cut' : 'cut set-gone'}>{entry.label}</span>
      <span className="cut t3" title={entry.aliases.join('、')}>
        {entry.aliases.join('、')}
      </span>
      <span>{entry.active ? isFixed ? <Tag>规定要用</Tag> : null : <Tag>已停用</Tag>}</span>
    </>
  );
}
