import type { ReactElement } from 'react';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import { useBack, useGo, usePathParam } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { Loaded } from '../settings/loaded.tsx';
import { saveFile } from './save-file.ts';
import { SheetPaper } from './sheet-paper.tsx';
import { useSheet } from './sheet-queries.ts';

/** A signed sheet as it lies on paper, with the two ways out of the program: print and xlsx. */
export function SheetScreen(): ReactElement {
  const day = usePathParam('day');
  const api = useApi();
  const go = useGo();
  const back = useBack('/sheets');
  const notices = useNotices();
  const query = useSheet(day);
  const isThere = query.data !== undefined;
  const exporting = useAct(() => api.sheet.xlsx({ day }), {
    onDone: (file) => {
      saveFile(file);
      notices.show({ text: `已导出「${file.name}」，这次导出记入日志` });
    },
  });
  const print = (): void => go(`/sheets/${day}/print`);
  const exportFile = (): void => exporting.run(undefined);
  useKeys('检查表', [
    { keys: 'Ctrl+p', label: '打印检查表', disabled: !isThere, run: print },
    { keys: 'x', label: '导出 xlsx', disabled: !isThere, run: exportFile },
    { keys: 'm', label: '看核对名单', disabled: !isThere, run: () => go(`/audit/${day}`) },
    { keys: 'Escape', label: '返回', run: back },
  ]);
  return (
    <>
      <HeadRow
        title={fullDateWords(day)}
        parent={{ label: '检查表', to: '/sheets' }}
        facts={
          query.data && (
            <>
              {query.data.number}，{query.data.signed?.by.name}签字
              {query.data.late && <span className="red">晚于期限</span>}
            </>
          )
        }
      >
        {exporting.failure && <span className="red xs">{exporting.failure.text}</span>}
        <Button keys="M" disabled={!isThere} onClick={() => go(`/audit/${day}`)}>
          看核对名单
        </Button>
        <Button icon="up" keys="X" busy={exporting.busy} disabled={!isThere} onClick={exportFile}>
          导出 xlsx
        </Button>
        <Button look="primary" icon="printer" keys="Ctrl+p" disabled={!isThere} onClick={print}>
          打印
        </Button>
      </HeadRow>
      <Loaded query={query} what="检查表">
        {(sheet) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          <section className="sheet-desk" aria-label="检查表" tabIndex={0}>
            <SheetPaper sheet={sheet} />
          </section>
        )}
      </Loaded>
    </>
  );
}
