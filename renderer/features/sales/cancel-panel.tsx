import type { ReactElement } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { SaleDetail } from '../../../shared/contract/sale-rows.ts';
import { CardGrid } from '../../components/card/card-grid.tsx';
import { TextCell } from '../../components/card/text-cells.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { useRemembered } from '../../state/remembered.ts';
import { useAct } from '../../state/use-act.ts';
import { ActPanel } from '../customers/acts/act-panel.tsx';
import { type Grading, GradingCells } from '../customers/acts/grading-cells.tsx';
import { touchedBySales } from './sale-queries.ts';

interface Draft {
  readonly why: string;
  readonly grading: Grading;
}

const blank: Draft = { why: '', grading: { expectedOn: null, noExpectedDate: false, level: null, reason: '' } };
const fields = ['reason', 'expectedOn', 'level', 'levelReason'];

/** 取消订单: the intention goes on at a level, with a plan; after the delivery a manager does it. */
export function CancelPanel(props: { readonly sale: SaleDetail; readonly onClose: () => void }): ReactElement {
  const { sale, onClose } = props;
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const [draft, keep] = useRemembered<Draft>(['sale', 'cancel', sale.id], blank);
  const { why, grading } = draft;
  const cancel = useAct(
    () =>
      api.sale.cancel({
        id: sale.id,
        reason: why,
        level: grading.level ?? 'N',
        expectedOn: grading.expectedOn,
        noExpectedDate: grading.noExpectedDate,
        levelReason: grading.reason,
      }),
    {
      refreshes: touchedBySales,
      onDone: ({ nextPlan }) => {
        keep(blank);
        onClose();
        notices.show({ text: `订单已取消，意向继续跟进，下次回访 ${dateWords(nextPlan.dueOn, today)}` });
      },
    },
  );
  const set = (next: Draft): void => {
    cancel.clear();
    keep(next);
  };
  const isReady = why.trim() !== '' && grading.level !== null;
  const run = (): void => {
    if (isReady) cancel.run(undefined);
  };
  return (
    <ActPanel
      title="取消订单"
      about={sale.vehicleLabel ?? '车型没定'}
      done="取消订单，继续跟进"
      busy={cancel.busy}
      disabled={!isReady}
      error={cancel.errorBeside(fields)}
      consequence={
        sale.state === 'delivered'
          ? '没做的交车后回访一起取消，车从客户名下拿掉，购车意向重新开始。'
          : '购车意向回到选的级别，照它的期限留一个回访。客户不买了，取消后再申请战败。'
      }
      onDone={run}
      onClose={onClose}
    >
      <CardGrid label="取消订单" onEnd={run}>
        <div className="cs">
          <TextCell
            name="reason"
            label="为什么取消"
            span={12}
            required
            value={why}
            maxLength={200}
            error={cancel.errorAt('reason')}
            onChange={(words) => set({ ...draft, why: words })}
          />
          <GradingCells
            value={grading}
            onChange={(next) => set({ ...draft, grading: next })}
            errorAt={cancel.errorAt}
          />
        </div>
      </CardGrid>
    </ActPanel>
  );
}
