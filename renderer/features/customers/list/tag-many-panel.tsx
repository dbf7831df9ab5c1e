import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { mostTaggedAtOnce } from '../../../../shared/contract/tag.ts';
import { choices } from '../../../../shared/domain/dictionary.ts';
import { Button } from '../../../components/button.tsx';
import { CardGrid } from '../../../components/card/card-grid.tsx';
import { ChoiceCell, TickCell } from '../../../components/card/choice-cells.tsx';
import { useApi } from '../../../state/api.ts';
import { useEntries } from '../../../state/lists.ts';
import { useNotices } from '../../../state/notices.ts';
import { useAct } from '../../../state/use-act.ts';
import { ActPanel } from '../acts/act-panel.tsx';
import { touchedByWrites } from '../customer-queries.ts';
import { actsBack } from '../family/tag-changes.ts';

type Way = 'add' | 'remove';

const ways = [
  { value: 'add', label: '加上' },
  { value: 'remove', label: '去掉' },
] as const;

interface TagManyPanelProps {
  readonly customerIds: readonly string[];
  /** How many of the list could be picked at once. */
  readonly loaded: number;
  readonly onPickAll: () => void;
  readonly onClear: () => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 加标签: the same words said of several customers in one act, or taken from them; all of them or none. */
export function TagManyPanel(props: TagManyPanelProps): ReactElement {
  const { customerIds, loaded, onPickAll, onClear, onDone, onClose } = props;
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const entries = useEntries()('customer_tag');
  const [way, setWay] = useState<Way>('add');
  const [tags, setTags] = useState<readonly string[]>([]);
  const offered = way === 'add' ? choices(entries) : entries;
  const labels = offered.filter(({ code }) => tags.includes(code)).map(({ label }) => label);
  const save = useAct(() => api.tag.change({ customerIds: [...customerIds], [way]: [...tags] }), {
    refreshes: touchedByWrites,
    onDone: ({ changed, changes }) => {
      const said = `${way === 'add' ? '加上' : '去掉'}「${labels.join('」「')}」`;
      const rest = customerIds.length - changed;
      onDone();
      notices.show({
        text:
          changed === 0
            ? `${restWords(way, rest)}，没有改动`
            : `${changed} 位已${said}${rest === 0 ? '' : `，${restWords(way, rest)}`}`,
        ...(changed === 0
          ? {}
          : {
              undo: async () => {
                for (const act of actsBack(changes)) await api.tag.change(act);
                await queries.invalidateQueries({ queryKey: ['customer'] });
              },
            }),
      });
    },
  });
  const isReady = customerIds.length > 0 && tags.length > 0;
  const run = (): void => {
    if (isReady) save.run(undefined);
  };
  const done = `给 ${customerIds.length} 位${way === 'add' ? '加上' : '去掉'}标签`;
  return (
    <ActPanel
      title="加标签"
      about={customerIds.length === 0 ? '在列表里按空格或点方框选客户' : `选了 ${customerIds.length} 位`}
      done={done}
      busy={save.busy}
      disabled={!isReady}
      error={save.errorBeside([])}
      onDone={run}
      onClose={onClose}
    >
      <div className="row picking">
        <Button small onClick={onPickAll} disabled={loaded === 0}>
          选上列表的前 {Math.min(loaded, mostTaggedAtOnce)} 位
        </Button>
        <Button small look="ghost" onClick={onClear} disabled={customerIds.length === 0}>
          都不选
        </Button>
      </div>
      <CardGrid label="加标签" onEnd={run}>
        <div className="cs tag-ticks">
          <ChoiceCell name="way" label="怎么改" span={12} value={way} choices={ways} onChange={setWay} />
          <TickCell
            name="tags"
            label="标签"
            span={12}
            tall
            values={tags}
            choices={offered.map(({ code, label }) => ({ value: code, label }))}
            onChange={setTags}
          />
        </div>
      </CardGrid>
      <p className="xs t3">一次最多 {mostTaggedAtOnce} 位；词由经理在「设置—字典」里增减。日志记下每一位。</p>
    </ActPanel>
  );
}

/** 「3 位本来就有」 */
function restWords(way: Way, rest: number): string {
  return `${rest} 位本来就${way === 'add' ? '有' : '没有'}`;
}
