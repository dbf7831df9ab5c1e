import './merge.css';
import type { ReactElement } from 'react';
import { formatPhone } from '../../../shared/text/phone.ts';
import { Kbd } from '../../components/marks.tsx';
import { Section } from '../../components/panel.tsx';
import { useToday, useZone } from '../../state/clock.ts';
import { momentOf } from '../customers/customer-words.ts';
import { useMergeHistory } from './merge-queries.ts';

interface MergesSectionProps {
  readonly customerId: string;
  /** Left out where the person may not merge. */
  readonly onMerge: () => void;
  readonly onUndo: (mergeId: string) => void;
}

/** 合并记录: which records became part of this one, with the way back; and the way to merge another one. */
export function MergesSection({ customerId, onMerge, onUndo }: MergesSectionProps): ReactElement {
  const zone = useZone();
  const today = useToday();
  const merges = useMergeHistory(customerId, true).data?.merges ?? [];
  return (
    <Section
      title={merges.length === 0 ? '合并记录' : `合并记录 ${merges.length}`}
      end={
        <button type="button" className="link" aria-keyshortcuts="m" onClick={onMerge}>
          和另一条合并 <Kbd keys="m" />
        </button>
      }
    >
      <ul>
        {merges.map((merge) => {
          const { day, time } = momentOf(merge.at, zone, today);
          return (
            <li key={merge.id} className="merge-past">
              <div>
                <div className="row">
                  <span className="cut">{merge.name}</span>
                  <span className="t2 nw">
                    {merge.phones.map((phone) => (phone.includes('*') ? phone : formatPhone(phone))).join('、')}
                  </span>
                </div>
                <div className="xs t3">
                  {day} {time} {merge.by.name}合并
                  {merge.undoneAt !== null && `，${merge.undoneBy?.name ?? ''}已拆开`}
                </div>
                {merge.canUndo && (
                  <div className="opp-acts">
                    <button type="button" className="link xs" onClick={() => onUndo(merge.id)}>
                      拆开
                    </button>
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
