import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { choices, labelOfCode } from '../../../shared/domain/dictionary.ts';
import { isInHouse } from '../../../shared/domain/floor.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ChipChoice } from '../../components/chip-choice.tsx';
import { ClockInput } from '../../components/clock-input.tsx';
import { useHeldEnter } from '../../components/use-held-enter.ts';
import { useApi } from '../../state/api.ts';
import { useToday, useZone } from '../../state/clock.ts';
import { useEntries } from '../../state/lists.ts';
import { useNotices } from '../../state/notices.ts';
import { newSendId } from '../../state/send-id.ts';
import { useAct } from '../../state/use-act.ts';
import { NamedChip } from './named-chip.tsx';
import { onePerson, PartySize, type PartySizeDraft, sizeOf } from './party-size.tsx';
import { useReceivers } from './use-receivers.ts';
import { useStripKeys } from './use-strip-keys.ts';
import { useUndo } from './use-undo.ts';

interface Arrival {
  readonly contactWay: string;
  readonly size: PartySizeDraft;
  /** Null while nobody was chosen: whoever's turn it is. */
  readonly receiverId: string | null;
  readonly named: boolean;
  readonly note: string;
  readonly arrivedAt: number | null;
  /** What is sent again unchanged, its answer having been lost, is the same visitor. */
  readonly arrivalId: string;
}

const nobody = '';
const nothing = {
  contactWay: 'showroom',
  size: onePerson,
  receiverId: null,
  named: false,
  note: '',
  arrivedAt: null,
} as const;
const blank = (): Arrival => ({ ...nothing, arrivalId: newSendId() });

interface ArriveStripProps {
  /** Today's visits, to say who is busy. */
  readonly rows: readonly TrafficRow[];
  readonly onArrived: (id: string) => void;
  /** Whether somebody is typing here. */
  readonly onInside: (isInside: boolean) => void;
}

/**
 * Registers an arrival in seconds: way, number of people, who receives them, proposed by turn. Enter writes it from
 * anywhere in the strip, T from anywhere on the screen.
 */
export function ArriveStrip({ rows, onArrived, onInside }: ArriveStripProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const zone = useZone();
  const undo = useUndo();
  const form = useRef<HTMLFormElement>(null);
  const [arrival, setArrival] = useState(blank);
  const ways = choices(useEntries()('contact_way'));
  const queries = useQueryClient();
  const receivers = useReceivers(rows);
  // nobody stands in the showroom for a call: it is nobody's turn
  const inTurn = isInHouse(arrival.contactWay) ? receivers.next : null;
  // a call is no arrival, whatever the strip is called
  const doing = isInHouse(arrival.contactWay) ? '到店' : labelOfCode(ways, arrival.contactWay);
  // until it is known whose turn it is, nobody is written down as waiting for want of a name: Enter waits for that
  const isUnsure = receivers.isReading && arrival.receiverId === null && isInHouse(arrival.contactWay);
  const isByTurn = arrival.receiverId === null && inTurn !== null;
  const receiverId = arrival.receiverId ?? inTurn?.value ?? nobody;
  const receiverName = receivers.choices.find(({ value }) => value === receiverId)?.name;
  const arrive = useAct(
    async () => {
      const { arrivedAt, size, named, receiverId: _, ...rest } = arrival;
      const done = await api.traffic.arrive({
        ...rest,
        partySize: sizeOf(size),
        receiverId: receiverId === nobody ? null : receiverId,
        named: named && receiverId !== nobody,
        byTurn: isByTurn,
        ...(arrivedAt === null ? {} : { arrivedAt }),
      });
      return { ...done, who: receiverName === undefined ? '等人接待' : `${receiverName}接待` };
    },
    {
      refreshes: [['traffic'], ['floor']],
      onDone: ({ id, arrivedAt, who }) => {
        const text = `已登记 ${localTimeAt(arrivedAt, zone)} ${doing} ${sizeOf(arrival.size)} 人，${who}`;
        notices.show({ text, undo: undo(id, 'arrive') });
        setArrival(blank());
        enter();
        onArrived(id);
      },
    },
  );
  useEffect(() => {
    // somebody else's desk was quicker: the proposal is the next one's
    if (arrive.failure?.code === 'FLOOR_TURN_MOVED') void queries.invalidateQueries({ queryKey: ['floor'] });
  }, [arrive.failure, queries]);
  const entered = useHeldEnter(!isUnsure, () => arrive.run(undefined));
  const set = (patch: Partial<Arrival>): void =>
    setArrival((before) => ({ ...before, ...patch, arrivalId: newSendId() }));
  const enter = (): void => form.current?.querySelector<HTMLElement>('[data-entry]')?.focus();
  const keys = useStripKeys(form, { doing, onEnter: () => form.current?.requestSubmit(), onInside });
  useKeys('来店登记', [
    { keys: 'n', label: '登记新到的', run: enter },
    {
      keys: 't',
      label: receiverName === undefined ? `登记${doing}` : `登记${doing}，${receiverName}接待`,
      hint: '直接登记',
      run: () => form.current?.requestSubmit(),
    },
  ]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    entered.press();
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
      <div className="row receivers">
        <ChipChoice
          entry
          label="接待"
          value={receiverId}
          choices={[{ value: nobody, label: '还没定' }, ...receivers.choices]}
          onChange={(chosen) => set({ receiverId: chosen })}
        />
        <NamedChip
          value={arrival.named}
          disabled={receiverId === nobody}
          onChange={(named) => set({ named, ...(named ? { receiverId } : {}) })}
        />
      </div>
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
        <Button look="primary" type="submit" keys="Enter" busy={arrive.busy || entered.isHeld}>
          登记{doing}
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
