import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { CustomField } from '../../../../shared/domain/custom-field.ts';
import { type ConditionName, offeredConditions } from '../../../../shared/domain/customer-fields.ts';
import { type Condition, checkConditions, mostConditions } from '../../../../shared/domain/customer-filter.ts';
import { isManager } from '../../../../shared/domain/roles.ts';
import { Button } from '../../../components/button.tsx';
import { Panel } from '../../../components/panel.tsx';
import { useToday } from '../../../state/clock.ts';
import { useCustomFields } from '../../../state/commons.ts';
import { usePerson } from '../../../state/session.ts';
import { useSettled } from '../../../state/settled.ts';
import { ConditionEditor, type DraftCondition, emptyDraft } from './condition-editor.tsx';
import { spokenField } from './condition-words.ts';
import type { ListPlace } from './list-place.ts';
import { useOptions } from './use-options.ts';

/** A list is asked for when typing pauses, not with every letter. */
const typingMs = 250;

/** What whoever sees masked customers may ask for (domain §13). */
const openFields: readonly ConditionName[] = ['owner', 'stage', 'customerType', 'created', 'updated'];

/** The fields that a person may filter by in a view. */
function fieldsFor(
  place: Pick<ListPlace, 'view'>,
  role: ReturnType<typeof usePerson>['role'],
  own: readonly CustomField[],
): readonly ConditionName[] {
  const all = offeredConditions(own);
  if (isManager(role)) return all;
  const isOwn = role === 'consultant' || place.view === 'mine';
  return isOwn ? all.filter((field) => field !== 'owner') : openFields;
}

interface FilterPanelProps {
  readonly place: ListPlace;
  readonly onWhere: (where: readonly Condition[]) => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** 高级筛选: any fields and comparisons together; the list at the left follows at once. */
export function FilterPanel({ place, onWhere, onSave, onClose }: FilterPanelProps): ReactElement {
  const today = useToday();
  const optionsOf = useOptions();
  const { data: own = [] } = useCustomFields();
  const fields = fieldsFor(place, usePerson().role, own);
  const lastKey = useRef(place.where.length);
  const [drafts, setDrafts] = useState<readonly DraftCondition[]>(() =>
    place.where.length === 0
      ? [emptyDraft(0, fields[0] ?? 'created', own)]
      : place.where.map((each, key) => ({ ...each, key })),
  );
  const [fresh, setFresh] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus goes to the condition that was just added
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[data-entry]')?.focus();
  }, [fresh]);
  const complete = drafts
    .map(({ field, test, values }): Condition => ({ field, test, values: values.filter((value) => value !== '') }))
    .filter((condition) => checkConditions([condition], today, own) === null);
  const settled = useSettled(JSON.stringify(complete), typingMs);
  const asked = useRef(JSON.stringify(place.where));
  useEffect(() => {
    if (settled === asked.current) return;
    asked.current = settled;
    // written by this panel itself a moment ago
    onWhere(JSON.parse(settled) as readonly Condition[]);
  }, [settled, onWhere]);
  const outside = JSON.stringify(place.where);
  useEffect(() => {
    // a chip was taken away, or a kept filter chosen, while the panel is open
    if (outside === asked.current) return;
    asked.current = outside;
    setDrafts(
      (JSON.parse(outside) as readonly Condition[]).map((each, key) => ({
        ...each,
        key: key + 1000 * ++lastKey.current,
      })),
    );
  }, [outside]);
  const add = (): void => {
    lastKey.current += 1;
    const used = new Set(drafts.map(({ field }) => field));
    setDrafts([
      ...drafts,
      emptyDraft(lastKey.current, fields.find((field) => !used.has(field)) ?? fields[0] ?? 'created', own),
    ]);
    setFresh(lastKey.current);
  };
  const waiting = drafts.length - complete.length;
  return (
    <Panel
      label="筛选客户"
      header={
        <>
          <p className="md b">筛选</p>
          <p className="xs t2">各条都要符合；左边的列表跟着变。</p>
        </>
      }
      footer={
        <>
          <Button look="primary" disabled={complete.length === 0} onClick={onSave}>
            存下这个筛选
          </Button>
          <Button keys="Escape" onClick={onClose}>
            收起
          </Button>
        </>
      }
    >
      <div ref={box} className="conds">
        {drafts.map((draft) => (
          <ConditionEditor
            key={draft.key}
            draft={draft}
            fields={fields}
            own={own}
            optionsOf={optionsOf}
            today={today}
            fresh={draft.key === fresh}
            onChange={(next) => setDrafts(drafts.map((each) => (each.key === next.key ? next : each)))}
            onRemove={() => setDrafts(drafts.filter((each) => each.key !== draft.key))}
          />
        ))}
        <div className="row">
          <Button small icon="plus" disabled={drafts.length >= mostConditions} onClick={add}>
            再加一条
          </Button>
          {waiting > 0 && <span className="xs t3">{waiting} 条还没填完，先不算</span>}
        </div>
        {drafts.some(({ field }) => spokenField(field, own).kind === 'text') && (
          <p className="xs t3">找字要一位一位地看，客户多时会慢一点；再加一条别的条件就快。</p>
        )}
      </div>
    </Panel>
  );
}
