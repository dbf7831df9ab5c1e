import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useBack, usePathParam } from '../../app/go.tsx';
import { Button } from '../../components/button.tsx';
import { PrintBar } from '../../components/print/print-bar.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { Loaded } from '../settings/loaded.tsx';
import { saveFile } from '../sheets/save-file.ts';
import { ReportPaper } from './report-paper.tsx';

/** The report of one person alone, for paper; opening it is logged as a showing, and the print window comes by itself. */
export function ReportPrint(): ReactElement {
  const id = usePathParam('id');
  const api = useApi();
  const back = useBack(`/customers/${id}`);
  const notices = useNotices();
  const query = useQuery({
    queryKey: ['privacy', 'report', id],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: () => api.privacy.report({ id }),
  });
  const save = useAct((format: 'xlsx' | 'json') => api.privacy.reportFile({ id, format }), {
    onDone: (file) => {
      saveFile(file);
      notices.show({ text: `已存成「${file.name}」，这次导出记入日志` });
    },
  });
  return (
    <>
      <PrintBar title="打印个人资料报告" isReady={query.data !== undefined} onBack={back}>
        A4，给本人看，号码是完整的。这次打印已记入日志。
        {save.failure && <span className="red">{save.failure.text}</span>}
        <Button small busy={save.busy} onClick={() => save.run('xlsx')}>
          存成 xlsx
        </Button>
        <Button small busy={save.busy} onClick={() => save.run('json')}>
          存成 JSON
        </Button>
      </PrintBar>
      <Loaded query={query} what="个人资料">
        {(report) => (
          <div className="sheet-desk">
            <ReportPaper report={report} />
          </div>
        )}
      </Loaded>
    </>
  );
}
