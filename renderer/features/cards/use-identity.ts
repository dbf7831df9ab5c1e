import { useQuery } from '@tanstack/react-query';
import type { IdentityMatch } from '../../../shared/contract/card-rows.ts';
import type { CardValues } from '../../../shared/domain/card.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { normalisePhone } from '../../../shared/text/phone.ts';
import { normalisePlate } from '../../../shared/text/plate.ts';
import { normaliseVin } from '../../../shared/text/vin.ts';
import { wechatKey } from '../../../shared/text/wechat.ts';
import { useApi } from '../../state/api.ts';
import { useSettled } from '../../state/settled.ts';

const pauseMs = 250;

/** What the store knows about the numbers on the card. */
export interface IdentityAnswer {
  /** `idle` nothing complete to look for, `asking`, `known` answered (perhaps with nobody). */
  readonly state: 'idle' | 'asking' | 'known';
  readonly matches: readonly IdentityMatch[];
  readonly visitKind: string | null;
}

const idle: IdentityAnswer = { state: 'idle', matches: [], visitKind: null };

/** Looks for the numbers while they are typed, after a short pause; half a number looks for nobody. */
export function useIdentity(values: Numbers, cardId: string | null, enabled: boolean): IdentityAnswer {
  const api = useApi();
  const asked = useSettled(
    JSON.stringify({
      phone: complete(values.phone),
      phone2: complete(values.phone2),
      wechat: wechatKey(values.wechat ?? ''),
      ...completeCar(values),
    }),
    pauseMs,
  );
  const numbers: Numbers = JSON.parse(asked);
  const hasNumber = Object.values(numbers).some((number) => number !== null);
  const query = useQuery({
    queryKey: ['card', 'identity', cardId, asked],
    queryFn: () => api.card.checkIdentity({ ...numbers, ...(cardId === null ? {} : { cardId }) }),
    enabled: enabled && hasNumber,
  });
  if (!enabled || !hasNumber) return idle;
  if (query.data === undefined) return { ...idle, state: 'asking' };
  return { state: 'known', matches: query.data.matches, visitKind: query.data.visitKind };
}

type Numbers = Pick<CardValues, 'phone' | 'phone2' | 'wechat' | 'plate' | 'vin'>;

function completeCar({ plate, vin }: Numbers): Pick<Numbers, 'plate' | 'vin'> {
  const [wholePlate, wholeVin] = [normalisePlate(plate ?? ''), normaliseVin(vin ?? '')];
  return {
    plate: isRefusal(wholePlate) ? null : wholePlate.plate,
    vin: isRefusal(wholeVin) ? null : wholeVin.vin,
  };
}

function complete(raw: string | null | undefined): string | null {
  const normal = normalisePhone(raw ?? '');
  return isRefusal(normal) ? null : normal.phone;
}
