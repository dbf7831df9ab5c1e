import type { ReactElement } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { SpotItem } from '../../../shared/contract/spot-check.ts';
import { followupOutcomes } from '../../../shared/domain/followup.ts';
import { planMethods } from '../../../shared/domain/plan-codes.ts';
import { strata } from '../../../shared/domain/spot-check/sample.ts';
import { GoLink, useCanOpen } from '../../app/go.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { Facts } from '../../components/panel.tsx';
import { useToday } from '../../state/clock.ts';
import { useEntries } from '../../state/lists.ts';
import { RecordingPlayer } from '../recordings/recording-player.tsx';

/** The recording, and beside it what was entered of the call: whether they agree is what is listened for. */
export function CallSide({ item }: { readonly item: SpotItem }): ReactElement {
  const canOpen = useCanOpen();
  return (
    <section className="page spot-call" aria-label={`通话 ${item.customerName}`}>
      <div className="row">
        <h2 className="md b">{item.customerName}</h2>
        <span className="t2">
          {item.consultant.name}打的 · {strata[item.stratum]}
        </span>
        <span className="grow" />
        {canOpen('/customers/$id') && <GoLink to={`/customers/${item.customerId}`}>打开客户</GoLink>}
      </div>
      {item.gone === 'removed' || item.gone === 'erased' ? (
        <Note icon="lock">声音已经没有了。</Note>
      ) : (
        <RecordingPlayer recordingId={item.recordingId} layer="screen" />
      )}
      <Entered item={item} />
    </section>
  );
}

/** What the consultant entered of this contact. */
function Entered({ item: { contact } }: { readonly item: SpotItem }): ReactElement {
  const today = useToday();
  const categories = useEntries()('feedback_category');
  if (contact === null) return <Note tone="amber">这份录音现在没有对上登记的联系，没有可以对照的。</Note>;
  const { next } = contact;
  const category = categories.find(({ code }) => code === contact.category);
  return (
    <>
      <h3 className="b">登记的</h3>
      <Facts
        facts={[
          { label: '登记', value: <Instant at={contact.at} /> },
          { label: '结果', value: followupOutcomes[contact.outcome] },
          {
            label: '客户反馈',
            value:
              contact.feedback === '' ? (
                <span className="t3">没写</span>
              ) : (
                `${category === undefined ? '' : `${category.label}：`}${contact.feedback}`
              ),
          },
          {
            label: '下次',
            value:
              next === null ? (
                <span className="t3">没有约定</span>
              ) : (
                `${dateWords(next.dueOn, today)}${next.dueTime === null ? '' : ` ${next.dueTime}`} ${planMethods[next.method]}，${next.purpose || '没写目的'}`
              ),
          },
        ]}
      />
    </>
  );
}
