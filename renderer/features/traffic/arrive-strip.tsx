import { type FormEvent, type ReactElement, useRef, useState } from 'react';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { choices } from '../../../shared/domain/dictionary.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ChipChoice } from '../../components/chip-choice.tsx';
import { ClockInput } from '../../components/clock-input.tsx';
import { useApi } from '../../state/api.ts';
import { useToday, useZone } from '../../state/clock.ts';
import { useEntries } from '../../state/lists.ts';
import { useNotices } from '../../state/notices.ts';
import { newSendId } from '../../state/send-id.ts';
import { useAct } from '../../state/use-act.ts';
import { onePerson, PartySize, type PartySizeDraft, sizeOf } from './party-size.tsx';
import { useReceivers } from './use-receivers.ts';
import { useStripKeys } from './use-strip-keys.ts';
import { useUndo } from './use-undo.ts';

interface Arrival {
  readonly contactWay: string;
  readonly size: PartySizeDraft;
  readonly receiverId: string;
  readonly note: string;
  readonly arrivedAt: number | null;
  /** What is sent again unchanged, its answer having been lost, is the same visitor. */
  readonly arrivalId: string;
}

const nobody = '';
const nothing = { contactWay: 'showroom', size: onePerson, receiverId: nobody, note: '', arrivedAt: null } as const;
const blank = (): Arrival => ({ ...nothing, arrivalId: newSendId() });

interface ArriveStripProps {
  /** Today's visits, to say who is busy. */
  readonly rows: readonly TrafficRow[];
  readonly onArrived: (id: string) => void;
  /** Whether somebody is typing here. */
  readonly onInside: (isInside: boolean) => void;
}

/** Registers an arrival in seconds: way, number of people, who receives them. Enter writes it from anywhere in the strip. */
export function ArriveStrip({ rows, onArrived, onInside }: ArriveStripProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const zone = useZone();
  const undo = useUndo();
  const form = useRef<HTMLFormElement>(null);
  const [arrival, setArrival] = useState(blank);
  const ways = choices(useEntries()('contact_way'));
  const receivers = useReceivers(rows);
  const arrive = useAct(
    () => {
      const { arrivedAt, receiverId, size, ...rest } = arrival;
      const partySize = sizeOf(size);
      const receiver = receiverId === nobody ? null : receiverId;
      return api.traffic.arrive({
        ...rest,
        partySize,
        receiverId: receiver,
        ...(arrivedAt === null ? {} : { arrivedAt }),
      });
    },
    {
      refreshes: [['traffic']],
      onDone: ({ id, arrivedAt }) => {
        const name = receivers.find(({ value }) => value === arrival.receiverId)?.name;
        const who = name === undefined ? '等人接待' : `${name}接待`;
        const text = `已登记 ${localTimeAt(arrivedAt, zone)} 到店 ${sizeOf(arrival.size)} 人，${who}`;
        notices.show({ text, undo: undo(id, 'arrive') });
        setArrival(blank());
        enter();
        onArrived(id);
      },
    },
  );
  const set = (patch: Partial<Arrival>): void =>
    setArrival((before) => ({ ...before, ...patch, arrivalId: newSendId() }));
  const enter = (): void => form.current?.querySelector<HTMLElement>('[data-entry]')?.focus();
  const keys = useStripKeys(form, { onEnter: () => form.current?.requestSubmit(), onInside });
  useKeys('来店登记', [{ keys: 'n', label: '登记新到的', run: enter }]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    arrive.run(undefined);
  };
  return (
    <form
      ref={form}
      className="arrive"
      aria-label="登记到店"
      autoComplete="off"
      onSubmit={submit}
      onFocus={keys.onFocus}
      onBlur={keys.onBlur}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLElement) || event.target.matches('[type=submit]'))
          return;
        if (event.nativeEvent.isComposing) return;
        event.preventDefault();
        form.current?.requestSubmit();
      }}
    >
      <ChipChoice
        label="方式"
        value={arrival.contactWay}
        choices={ways.map(({ code, label }) => ({ value: code, label }))}
        onChange={(contactWay) => set({ contactWay })}
      />
      <PartySize
        value={arrival.size}
        isWrong={arrive.errorAt('partySize') !== null}
        onChange={(size) => set({ size })}
      />
      <ChipChoice
        entry
        label="接待"
        value={arrival.receiverId}
        choices={[{ value: nobody, label: '还没定' }, ...receivers]}
        onChange={(receiverId) => set({ receiverId })}
      />
      <div className="arrive-end">
        <ClockInput
          value={arrival.arrivedAt}
          on={today}
          zone={zone}
          placeholder="现在到店"
          control={{
            'aria-label': '到店时间，空着就是现在',
            'aria-invalid': arrive.errorAt('arrivedAt') === null ? undefined : true,
          }}
          onChange={(arrivedAt) => set({ arrivedAt })}
        />
        <input
          className="in"
          aria-label="备注"
          placeholder="备注：穿着、看什么车"
          maxLength={200}
          value={arrival.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        <Button look="primary" type="submit" keys="Enter" busy={arrive.busy}>
          登记到店
        </Button>
      </div>
      {arrive.failure !== null && (
        <p className="red" role="alert">
          {arrive.failure.text}
        </p>
      )}
    </form>
  );
}
