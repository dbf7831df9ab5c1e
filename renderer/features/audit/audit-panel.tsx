import type { ReactElement } from 'react';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { failureOf } from '../../state/failure.ts';
import { useAuditItem } from './audit-queries.ts';
import { lineTitle } from './audit-words.ts';
import { BlindPanel } from './blind-panel.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { MissingPanel } from './missing-panel.tsx';
import { PanelHeader } from './panel-header.tsx';
import type { AuditPanelProps } from './panel-props.ts';
import { QuietPanel } from './quiet-panel.tsx';

/** The line that is being read, in the way that fits it. */
export function AuditPanel(props: AuditPanelProps): ReactElement {
  const { view, row, mode, canJudge } = props;
  const { data: item, error, refetch } = useAuditItem(view.day, row.key, mode === 'blind' && canJudge);
  const failure = error === null ? null : failureOf(error);
  if (!item) {
    return (
      <Panel label={`核对 ${lineTitle(row)}`} header={<PanelHeader {...props} />}>
        {failure ? (
          <ErrorState
            title="这张卡没能读出来"
            text={`${failure.text}。`}
            errorNumber={failure.errorNumber}
            onRetry={() => void refetch()}
          />
        ) : (
          <LoadingRows rowHeight={32} rows={10} />
        )}
      </Panel>
    );
  }
  const shown = { ...props, item };
  if (item.own && canJudge) {
    return (
      <QuietPanel {...shown}>
        <Note tone="amber" icon="lock">
          这是您自己的卡，请另一位经理核对。
        </Note>
      </QuietPanel>
    );
  }
  if (!canJudge || item.kind !== 'serial') return <QuietPanel {...shown} />;
  if (item.verdict === 'missing') return <MissingPanel {...shown} />;
  return item.hidden ? <BlindPanel {...shown} /> : <ComparePanel {...shown} />;
}
