import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import type { TimelineEntry } from '../../../../shared/contract/customer-timeline.ts';
import { useKeys } from '../../../app/use-keys.ts';
import { EmptyState, ErrorState, LoadingRows } from '../../../components/states.tsx';
import { TabsRow } from '../../../components/tabs-row.tsx';
import { useToday, useZone } from '../../../state/clock.ts';
import { failureOf } from '../../../state/failure.ts';
import { useEntries } from '../../../state/lists.ts';
import { attachKeys, EntrySounds, useSoundsByContact } from '../../recordings/entry-sounds.tsx';
import { useTimeline } from '../customer-queries.ts';
import { useStoreCalendar } from '../store-calendar.ts';
import { type EntryContext, entriesOf, type TimelineTab, timelineTabs } from './entry-words.ts';
import { TimelineLine } from './timeline-entry.tsx';

/** Height of an entry with its text in one line; others are measured. */
const usualHeight = 56;
const nearEndEntries = 10;

interface TimelineProps {
  readonly detail: CustomerDetail;
  readonly tab: TimelineTab;
  readonly onTab: (tab: TimelineTab) => void;
  /** Opens a recording. */
  readonly onSound: (recordingId: string) => void;
  /** Attaches a recording to a contact; left out where the person may not. */
  readonly onAttachSound?: (contactId: string) => void;
}

/** 经过: everything that happened with the customer, newest first; J and K walk it, the chosen one shows its whole text. */
export function Timeline({ detail, tab, onTab, ...sounds }: TimelineProps): ReactElement {
  const list = useTimeline(detail.id);
  const entries = useMemo(() => entriesOf(list.rows, tab), [list.rows, tab]);
  const isWhole = list.total >= 0;
  // A tab may have nothing on the first pages: more is read until it has a screenful or the end is reached.
  const { onNearEnd } = list;
  const isShort = !isWhole && entries.length < nearEndEntries;
  useEffect(() => {
    if (isShort) onNearEnd();
  }, [isShort, onNearEnd]);
  const failure = list.error === null ? null : failureOf(list.error);
  return (
    <>
      <TabsRow
        label="经过"
        tabs={timelineTabs.map(({ value, label }) => ({
          value,
          label,
          ...(isWhole ? { count: entriesOf(list.rows, value).length } : {}),
        }))}
        value={tab}
        onChange={onTab}
      />
      {list.isLoading && <LoadingRows words="正在读取经过…" rowHeight={52} rows={5} />}
      {failure !== null && (
        <ErrorState
          title="经过没能全部读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={list.retry}
        />
      )}
      {!list.isLoading && failure === null && entries.length === 0 && isWhole && (
        <EmptyState title="这里还没有记录" text={tab === 'followup' ? '打过电话，按 F 登记回访。' : undefined} />
      )}
      {entries.length > 0 && (
        <Thread key={tab} {...sounds} detail={detail} entries={entries} whole={isWhole} onNearEnd={onNearEnd} />
      )}
    </>
  );
}

interface ThreadProps extends Pick<TimelineProps, 'onSound' | 'onAttachSound'> {
  readonly detail: CustomerDetail;
  readonly entries: readonly TimelineEntry[];
  /** There is nothing older. */
  readonly whole: boolean;
  readonly onNearEnd: () => void;
}

function Thread({ detail, entries, whole, onNearEnd, onSound, onAttachSound }: ThreadProps): ReactElement {
  const box = useRef<HTMLElement>(null);
  const context = useEntryContext(detail);
  const soundsOf = useSoundsByContact(detail.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => keyOf(entries[index]) ?? index,
    overscan: 6,
  });
  const visible = virtual.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastVisible >= entries.length - nearEndEntries) onNearEnd();
  }, [lastVisible, entries.length, onNearEnd]);
  const move = (step: 1 | -1): void => {
    const at = entries.findIndex((entry) => keyOf(entry) === chosen);
    const next = Math.min(Math.max(at + step, 0), entries.length - 1);
    setChosen(keyOf(entries[next]) ?? null);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  /** The contact over which files are held. */
  const [aimed, setAimed] = useState<string | null>(null);
  const contactId = contactOf(entries.find((entry) => keyOf(entry) === chosen));
  const [sound] = soundsOf(contactId);
  useKeys(
    '经过',
    [
      { keys: 'j', label: '上下看经过', hint: '经过', run: () => move(1) },
      { keys: 'k', label: '上下看经过', hint: '经过', run: () => move(-1) },
      {
        keys: 'Enter',
        label: '打开这次的录音',
        hint: false,
        disabled: sound === undefined,
        run: () => sound && onSound(sound.id),
      },
      {
        keys: attachKeys,
        label: '附这次的录音',
        hint: false,
        disabled: contactId === null || onAttachSound === undefined,
        run: () => contactId !== null && onAttachSound?.(contactId),
      },
    ],
    { layer: 'list' },
  );
  return (
    <section
      ref={box}
      className="tl"
      aria-label="经过"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      onDragOver={({ target, dataTransfer }) => {
        if (onAttachSound === undefined || !dataTransfer.types.includes('Files')) return;
        setAimed(
          target instanceof Element ? (target.closest('[data-contact]')?.getAttribute('data-contact') ?? null) : null,
        );
      }}
      onDragLeave={() => setAimed(null)}
      onDrop={() => setAimed(null)}
    >
      <ul className="space" style={{ height: virtual.getTotalSize() }}>
        {visible.map((place) => {
          const entry = entries[place.index];
          const key = keyOf(entry);
          if (entry === undefined || key === undefined) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: J and K choose by keyboard
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={place.index}
              aria-current={key === chosen ? 'true' : undefined}
              style={{ transform: `translateY(${place.start}px)` }}
              data-contact={contactOf(entry) ?? undefined}
              className={aimed !== null && contactOf(entry) === aimed ? 'aimed' : undefined}
              onClick={(event) => {
                // what stands in the entry has acts of its own
                if (event.target instanceof Element && event.target.closest('button, a')) return;
                setChosen(key === chosen ? null : key);
              }}
            >
              <TimelineLine
                entry={entry}
                context={context}
                open={key === chosen}
                last={whole && place.index === entries.length - 1}
                sounds={
                  <EntrySounds
                    rows={soundsOf(contactOf(entry))}
                    onOpen={onSound}
                    {...(key === chosen && onAttachSound ? { onAttach: onAttachSound } : {})}
                    contactId={contactOf(entry)}
                  />
                }
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Which contact an entry tells of; null for anything else. */
function contactOf(entry: TimelineEntry | undefined): string | null {
  return entry?.kind === 'followup' ? entry.contactId : null;
}

/** One row of one kind: a card and its report may share an id. */
function keyOf(entry: TimelineEntry | undefined): string | undefined {
  return entry && `${entry.kind}:${entry.id}`;
}

function useEntryContext({ opportunities }: CustomerDetail): EntryContext {
  const entries = useEntries();
  const calendar = useStoreCalendar();
  const zone = useZone();
  const today = useToday();
  const intentionOf = (id: string | null): string | null =>
    opportunities.length < 2 ? null : (opportunities.find((each) => each.id === id)?.vehicleLabel ?? null);
  return { entries, calendar, zone, today, intentionOf };
}
