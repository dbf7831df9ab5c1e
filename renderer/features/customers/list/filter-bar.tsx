import type { ReactElement } from 'react';
import type { SavedFilter } from '../../../../shared/contract/filter.ts';
import type { Condition } from '../../../../shared/domain/customer-filter.ts';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Picker } from '../../../components/picker.tsx';
import { useToday } from '../../../state/clock.ts';
import { useCustomFields } from '../../../state/commons.ts';
import { conditionWords } from './condition-words.ts';
import { useOptions } from './use-options.ts';

interface FilterBarProps {
  readonly filters: readonly SavedFilter[];
  readonly filterId: string | null;
  /** The list is no longer what the kept filter says. */
  readonly isChanged: boolean;
  readonly where: readonly Condition[];
  /** Said where the order leaves somebody out. */
  readonly note: string | null;
  readonly isFiltering: boolean;
  readonly onFilter: (id: string | null) => void;
  readonly onWhere: (where: readonly Condition[]) => void;
  readonly onOpen: () => void;
  readonly onColumns: () => void;
  readonly isTagging: boolean;
  readonly onTags: () => void;
  readonly onChange: (filter: SavedFilter) => void;
  readonly onRemove: (filter: SavedFilter) => void;
}

/** Under the views: kept filters, the conditions as chips that can be taken away, and the ways to more. */
export function FilterBar(props: FilterBarProps): ReactElement {
  const { filters, filterId, isChanged, where, note, isFiltering, onFilter, onWhere, onOpen, onColumns } = props;
  const optionsOf = useOptions();
  const { data: own = [] } = useCustomFields();
  const today = useToday();
  const taken = filters.find(({ id }) => id === filterId);
  return (
    <div className="filter-bar">
      <Button small icon="search" keys="f" pressed={isFiltering} onClick={onOpen}>
        筛选
      </Button>
      {filters.length > 0 && (
        <span className="saved-pick">
          <Picker
            value={filterId}
            options={filters.map(({ id, name, owner, isOwn }) => ({
              value: id,
              label: name,
              ...(isOwn ? {} : { hint: owner.name }),
            }))}
            onChange={onFilter}
            placeholder="存下的筛选"
            control={{ 'aria-label': '存下的筛选' }}
          />
        </span>
      )}
      <ul className="chips" aria-label="筛选条件">
        {where.map((condition, at) => {
          const words = conditionWords(condition, optionsOf, today, own);
          return (
            <li key={`${condition.field}${condition.test}${condition.values.join()}`}>
              <button
                type="button"
                className="chip chip-off"
                title={`去掉：${words}`}
                aria-label={`去掉条件 ${words}`}
                onClick={() => onWhere(where.toSpliced(at, 1))}
              >
                <span className="cut">{words}</span>
                <Icon name="cross" size={12} />
              </button>
            </li>
          );
        })}
      </ul>
      {where.length > 1 && (
        <button type="button" className="link xs nw" onClick={() => onWhere([])}>
          全去掉
        </button>
      )}
      {taken?.isOwn && isChanged && (
        <button type="button" className="link xs nw" onClick={() => props.onChange(taken)}>
          存下改动
        </button>
      )}
      {taken?.isOwn && !isChanged && (
        <>
          <button type="button" className="link xs nw" onClick={() => props.onChange(taken)}>
            改名或共享
          </button>
          <button type="button" className="link xs nw" onClick={() => props.onRemove(taken)}>
            去掉它
          </button>
        </>
      )}
      <span className="grow" />
      {note !== null && <span className="xs t3 nw">{note}</span>}
      <Button small icon="plus" keys="t" pressed={props.isTagging} onClick={props.onTags}>
        加标签
      </Button>
      <Button small icon="list" keys="l" onClick={onColumns}>
        选列
      </Button>
    </div>
  );
}
