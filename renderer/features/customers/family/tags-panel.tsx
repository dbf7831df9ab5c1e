import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { choices } from '../../../../shared/domain/dictionary.ts';
import { CardGrid } from '../../../components/card/card-grid.tsx';
import { TickCell } from '../../../components/card/choice-cells.tsx';
import { useApi } from '../../../state/api.ts';
import { useEntries } from '../../../state/lists.ts';
import { useNotices } from '../../../state/notices.ts';
import { useAct } from '../../../state/use-act.ts';
import { ActPanel } from '../acts/act-panel.tsx';
import { touchedByWrites } from '../customer-queries.ts';
import { actsBack } from './tag-changes.ts';

interface TagsPanelProps {
  readonly detail: CustomerDetail;
  readonly onClose: () => void;
}

interface Change {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** 标签: words of the store's list, ticked; managers add words to it in 设置. */
export function TagsPanel({ detail, onClose }: TagsPanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const entries = useEntries()('customer_tag');
  // what a colleague ticks meanwhile is his: only what is changed here is sent
  const [before] = useState<readonly string[]>(detail.tags);
  const [ticked, setTicked] = useState(before);
  const customerIds = [detail.id];
  const save = useAct(
    ({ add, remove }: Change) => api.tag.change({ customerIds, add: [...add], remove: [...remove] }),
    {
      refreshes: touchedByWrites,
      onDone: ({ changes }) => {
        onClose();
        notices.show({
          text: `已改标签`,
          undo: async () => {
            for (const act of actsBack(changes)) await api.tag.change(act);
            await queries.invalidateQueries({ queryKey: ['customer'] });
          },
        });
      },
    },
  );
  const change: Change = {
    add: ticked.filter((tag) => !before.includes(tag)),
    remove: before.filter((tag) => !ticked.includes(tag)),
  };
  const isChanged = change.add.length + change.remove.length > 0;
  const run = (): void => {
    if (isChanged) save.run(change);
  };
  // what is said of him stays to be seen and taken away, though the list has dropped the word
  const old = entries.filter((entry) => !entry.active && before.includes(entry.code));
  return (
    <ActPanel
      title="标签"
      about="空格勾选；词由经理在「设置—字典」里增减"
      done="保存标签"
      busy={save.busy}
      disabled={!isChanged}
      error={save.errorBeside([])}
      onDone={run}
      onClose={onClose}
    >
      <CardGrid label="标签" onEnd={run}>
        <div className="cs tag-ticks">
          <TickCell
            name="tags"
            label="标签"
            span={12}
            tall
            values={ticked}
            choices={[...choices(entries), ...old].map(({ code, label }) => ({ value: code, label }))}
            onChange={setTicked}
          />
        </div>
      </CardGrid>
    </ActPanel>
  );
}
