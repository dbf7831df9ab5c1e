import './privacy.css';
import type { ReactElement } from 'react';
import type { ExportedRow } from '../../../shared/contract/export.ts';
import { type ExportKind, type ExportUse, exportKinds, exportUses } from '../../../shared/domain/export.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ChipChoice } from '../../components/chip-choice.tsx';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { UnreadContext } from '../../state/unread.ts';
import { DayRow } from './day-row.tsx';
import { type ExportPlace, useExportPlace } from './export-place.ts';
import { type ExportInput, useExport } from './use-export.ts';

const columns: readonly TableColumn<ExportedRow>[] = [
  { key: 'at', title: '什么时候', width: '132px', render: (row) => <Instant at={row.at} /> },
  { key: 'by', title: '谁', width: '80px', render: (row) => row.by.name },
  { key: 'kind', title: '什么', width: '72px', render: (row) => exportKinds[row.kind] },
  { key: 'purpose', title: '用途', width: 'minmax(0,1fr)', render: (row) => row.purpose },
  { key: 'rows', title: '行数', width: '72px', numeric: true, render: (row) => row.rows },
  { key: 'full', title: '号码', width: '64px', render: (row) => (row.fullPhones ? '完整' : '遮住') },
];

/** 导出: what was taken out of the program by whom and why, and beside it the form for one more. */
export function ExportsScreen(): ReactElement {
  const api = useApi();
  const list = useKeysetList<ExportedRow, string>({
    queryKey: ['export', 'list'],
    fetchPage: async (cursor, signal) => {
      const page = await api.export.list({ limit: 50, ...(cursor === null ? {} : { cursor }) }, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
  const failure = list.error === null ? null : failureOf(list.error);
  return (
    <>
      <HeadRow title="导出" facts="每次导出都记着：谁、为什么、多少行" />
      <Shape kind="panel">
        <div className="left">
          {list.isLoading && <LoadingRows words="正在读取导出记录…" rows={8} />}
          {failure && (
            <ErrorState
              title="导出记录没能读出来"
              text={`${failure.text}。`}
              errorNumber={failure.errorNumber}
              onRetry={list.retry}
            />
          )}
          {!list.isLoading && failure === null && list.rows.length === 0 && (
            <EmptyState title="还没有导出过" icon="up" text="在右边选好范围和用途，就能存成 xlsx。" />
          )}
          {list.rows.length > 0 && (
            <DataTable
              label="导出记录"
              columns={columns}
              rows={list.rows}
              keyOf={(row) => String(row.seq)}
              onNearEnd={list.onNearEnd}
            />
          )}
        </div>
        <ExportPanel />
      </Shape>
    </>
  );
}

function ExportPanel(): ReactElement {
  const today = useToday();
  const notices = useNotices();
  const [place, put] = useExportPlace();
  const run = useExport((file, { rows, leftOut }) => {
    const out = leftOut === 0 ? '' : `，${leftOut} 行因为客户不同意没放进去`;
    notices.show({ text: `已导出「${file.name}」${rows} 行${out}，记入日志` });
  });
  const from = place.from ?? `${today.slice(0, 8)}01`;
  const to = place.to ?? today;
  const set = (part: Partial<ExportPlace>): void => {
    run.clear();
    put((before) => ({ ...before, ...part }));
  };
  const isBusy = run.progress !== null;
  const beside = run.errorBeside(['from', 'to', 'purpose']);
  const canStart = place.use !== null && !isBusy;
  const start = (): void => {
    const { kind, use, fullPhones } = place;
    if (use === null) return;
    const purpose = purposeOf(use, place.purpose);
    const what: Pick<ExportInput, 'customers' | 'from' | 'to'> =
      kind === 'cards' ? { from, to } : place.customers === null ? {} : { customers: place.customers };
    run.run({ kind, purpose, use, fullPhones, ...what });
  };
  useKeys(
    '导出',
    [
      { keys: 'Ctrl+Enter', label: '导出 xlsx', disabled: !canStart, run: start },
      { keys: 'Escape', label: '取消导出', inText: true, disabled: !isBusy, run: run.cancel },
    ],
    { layer: 'panel' },
  );
  return (
    <Panel
      label="导出"
      header={<h2 className="md b">导出 xlsx</h2>}
      footer={
        isBusy ? (
          <>
            <Button look="primary" busy>
              已写 {run.progress.rows} 行
            </Button>
            <Button keys="Escape" onClick={run.cancel}>
              取消导出
            </Button>
          </>
        ) : (
          <Button look="primary" icon="up" keys="Ctrl+Enter" disabled={!canStart} onClick={start}>
            导出 xlsx
          </Button>
        )
      }
    >
      <div className="export-form">
        <ChipChoice<ExportKind>
          label="导什么"
          value={place.kind}
          choices={chipsOf(exportKinds)}
          onChange={(kind) => set({ kind })}
        />
        {place.kind === 'customers' ? (
          <p className="row">
            <span className="t2">范围</span> <b>{place.listWords}</b>
            {place.customers !== null && (
              <button type="button" className="link" onClick={() => set({ customers: null, listWords: '全部客户' })}>
                改为全部客户
              </button>
            )}
          </p>
        ) : (
          <UnreadContext value={run.unread}>
            <DayRow
              named={{ field: 'from', label: '从哪天' }}
              error={run.errorAt('from')}
              value={from}
              today={today}
              onChange={(day) => set({ from: day })}
            />
            <DayRow
              named={{ field: 'to', label: '到哪天' }}
              error={run.errorAt('to')}
              value={to}
              today={today}
              onChange={(day) => set({ to: day })}
            />
          </UnreadContext>
        )}
        <ChipChoice<ExportUse>
          label="用途"
          value={place.use}
          choices={chipsOf(exportUses)}
          onChange={(use) => set({ use })}
        />
        <p className="xs t2">{place.use === null ? '先选做什么用：它决定谁不放进去。' : useWords[place.use]}</p>
        <FieldRow label="补一句" help="和用途一起写进文件第一行和日志" error={run.errorAt('purpose')}>
          {(control) => (
            <input
              {...control}
              className="in"
              maxLength={100 - longestUse}
              autoComplete="off"
              placeholder="可以不写，如 三月份月报"
              value={place.purpose}
              onChange={(event) => set({ purpose: event.currentTarget.value })}
            />
          )}
        </FieldRow>
        <label className="row">
          <input
            type="checkbox"
            checked={place.fullPhones}
            onChange={(event) => set({ fullPhones: event.currentTarget.checked })}
          />
          <span>要完整号码</span>
        </label>
        {place.fullPhones && (
          <Note tone="amber" icon="eye">
            每位客户都会记一笔「导出时看到完整号码」，他本人要报告时看得到。
          </Note>
        )}
        {beside !== null && (
          <Note tone="red" icon="warning" live>
            {beside}
          </Note>
        )}
      </div>
    </Panel>
  );
}

/** 「店内统计和留存：三月份月报」, as it stands in the file and in the log. */
function purposeOf(use: ExportUse, more: string): string {
  return [exportUses[use], more.trim()].filter((part) => part !== '').join('：');
}

/** What the longest use takes of the purpose, with the colon. */
const longestUse = Math.max(...Object.values(exportUses).map((words) => words.length)) + 1;

const useWords: Readonly<Record<ExportUse, string>> = {
  internal: '号码之外的资料全在里面，只在店里用。',
  followup: '不同意回访的客户不放进去。',
  marketing: '只放同意营销短信的客户；没问过的不算同意。',
};

function chipsOf<Value extends string>(labels: Readonly<Record<Value, string>>) {
  // the keys of a table of labels are its codes
  return (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }));
}
