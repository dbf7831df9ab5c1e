import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { reminderDue } from '../../../shared/domain/reminder.ts';
import { useApi } from '../../state/api.ts';
import { useNow, useZone } from '../../state/clock.ts';
import { useServices } from '../../state/services.ts';
import { usePerson } from '../../state/session.ts';
import { factsAt, useRemindersToday } from './reminder-queries.ts';
import { createSaidToday } from './said-today.ts';
import { useOnlyWindow } from './use-only-window.ts';
import { useOpenCall } from './use-open-call.ts';
import { useSystemNotices } from './use-system-notices.ts';

/**
 * Says at its time what is to be said: a call whose hour comes or whose day came nearer, a request that was sent back,
 * what is still open in the afternoon, with whom in the evening. In one window of the person, in one notice, and never
 * over one that still stands. Draws nothing.
 */
export function Reminders(): null {
  const { id } = usePerson();
  const api = useApi();
  const { notices, clock } = useServices();
  const { data } = useRemindersToday();
  const now = useNow();
  const zone = useZone();
  const isOnly = useOnlyWindow(id);
  const isFree = useStore(notices, ({ shown }) => shown === null);
  const said = useMemo(() => createSaidToday(window.localStorage, id), [id]);
  const system = useSystemNotices();
  const openCall = useOpenCall();
  const isAsking = useRef(false);
  useEffect(() => system.onOpened(openCall), [system, openCall]);
  useEffect(() => {
    if (!isOnly || !isFree || data === undefined || isAsking.current) return;
    if (reminderDue(factsAt(data, now, zone), data.settings, said.keys(data.today)) === null) return;
    isAsking.current = true;
    const say = async (): Promise<void> => {
      // a window that was hidden may have missed what was done: what is said must be so now
      const fresh = await api.reminder.today({});
      const due = reminderDue(factsAt(fresh, clock.nowMs(), zone), fresh.settings, said.keys(fresh.today));
      // what was done meanwhile may just have been said, with its way back
      if (due === null || notices.getState().shown !== null) return;
      said.add(fresh.today, due.keys);
      const text = due.lines.join('；');
      const { planId, words, tab } = due;
      notices.show({
        text: words === null ? text : `${text}：${words}`,
        action: { label: planId === null ? '看回访' : '打开', run: () => openCall(planId, tab) },
      });
      system.show(text, planId);
    };
    say()
      // locked, signed out or out of reach: it is said when the person is back
      .catch(() => undefined)
      .finally(() => {
        isAsking.current = false;
      });
  }, [api, clock, data, isFree, isOnly, notices, now, openCall, said, system, zone]);
  return null;
}
