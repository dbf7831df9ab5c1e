import type { ReactElement, ReactNode } from 'react';
import type { TimelineEntry } from '../../../../shared/contract/customer-timeline.ts';
import { GoLink, useCanOpen } from '../../../app/go.tsx';
import { Icon } from '../../../components/icon.tsx';
import { LevelBadge } from '../../../components/marks.tsx';
import { momentOf } from '../customer-words.ts';
import { type EntryContext, entryWords } from './entry-words.ts';

interface TimelineLineProps {
  readonly entry: TimelineEntry;
  readonly context: EntryContext;
  /** Chosen: the whole text is shown. */
  readonly open: boolean;
  readonly last: boolean;
  /** The recordings of a contact, behind its words. */
  readonly sounds?: ReactNode;
}

/** One thing that happened: when, an icon on the thread, what, and below it what was said. */
export function TimelineLine({ entry, context, open, last, sounds }: TimelineLineProps): ReactElement {
  const canOpen = useCanOpen();
  const words = entryWords(entry, context);
  const moment = momentOf(entry.at, context.zone, context.today);
  return (
    <div className={`tl-line${words.quiet ? ' quiet' : ''}${last ? ' last' : ''}`}>
      <time className="t3" dateTime={new Date(entry.at).toISOString()}>
        <span className="t2">{moment.day}</span> {moment.time}
      </time>
      <span className={words.marked ? 'dot marked' : 'dot'}>
        <Icon name={words.icon} size={14} />
      </span>
      <div className="grow">
        <div className="tl-row">
          <span className={words.quiet ? '' : 'b'}>{words.title}</span>
          {entry.kind === 'level' && <LevelStep entry={entry} />}
          {words.quiet && words.text !== null && !open && <span className="cut">{words.text}</span>}
          {words.by !== '' && <span className="xs t3">{words.by}</span>}
          {words.late !== null && <span className="xs red">{words.late}</span>}
          {words.cardId !== null && canOpen('/cards/$id') && (
            <span className="xs">
              <GoLink to={`/cards/${words.cardId}`}>看整张卡</GoLink>
            </span>
          )}
          {sounds}
        </div>
        {words.text !== null && (!words.quiet || open) && (
          <p className={open ? 't2 whole' : 't2 cut'} title={open ? undefined : words.text}>
            {words.text}
          </p>
        )}
      </div>
    </div>
  );
}

function LevelStep({ entry }: { readonly entry: Extract<TimelineEntry, { kind: 'level' }> }): ReactElement {
  return (
    <span className="row" style={{ gap: 4 }}>
      {entry.from !== null && (
        <>
          <LevelBadge level={entry.from} />
          <span aria-hidden="true">→</span>
        </>
      )}
      <LevelBadge level={entry.to} />
    </span>
  );
}
