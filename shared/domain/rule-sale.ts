import type { CivilDate } from '../calendar/civil-date.ts';
import { openDayOnOrAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import { type Breach, type Finding, type FindingContext, makeFindings } from './finding.ts';
import { saleCalls } from './sale-plan.ts';

/** What the rules of §五 have to know of a sale, as it stood at 24:00 of the evaluated day. */
export interface SaleFact {
  readonly saleId: string;
  readonly customerId: string;
  /** Who sold it: it was his to enter the order. */
  readonly sellerId: string | null;
  /** Who looks after the customer: it was his to enter the delivery, also where somebody sold and handed him over. */
  readonly keeperId: string | null;
  readonly orderedOn: CivilDate;
  readonly orderEnteredOn: CivilDate;
  readonly deliveredOn: CivilDate | null;
  readonly deliveryEnteredOn: CivilDate | null;
  /** The calls that the sale has plans for, open or closed. */
  readonly calls: readonly string[];
  /** The labels of required fields that are blank. */
  readonly missingFields: readonly string[];
}

type OfDay = FindingContext & { readonly day: CivilDate };

/**
 * F-SALE-LATE (§五.1 客户购车当天必须录入): an order or a delivery that was entered after its day, judged at the midnight
 * of its entry and each for itself; entered in one act, the delivery stands for both. What happens while the store is
 * closed is entered in time on the next open day. It concerns the day on which it was to be entered; correcting the day
 * later changes nothing.
 */
export function evaluateSaleLate(sales: readonly SaleFact[], context: OfDay): readonly Finding[] {
  const { day, calendar } = context;
  const breaches = sales.flatMap((sale): readonly Breach[] => {
    const isOneAct = sale.orderedOn === sale.deliveredOn && sale.orderEnteredOn === sale.deliveryEnteredOn;
    const order = isOneAct ? null : lateBreach(sale, 'order', sale.orderedOn, sale.orderEnteredOn);
    const delivery = lateBreach(sale, 'delivery', sale.deliveredOn, sale.deliveryEnteredOn);
    return [order, delivery].filter((breach) => breach !== null && breach.identityOn === day) as readonly Breach[]; // null was filtered
  });
  return makeFindings(breaches, context);

  function lateBreach(
    sale: SaleFact,
    part: 'order' | 'delivery',
    on: CivilDate | null,
    enteredOn: CivilDate | null,
  ): Breach | null {
    if (on === null || enteredOn === null || !isEnteredLate(on, enteredOn, calendar)) return null;
    return {
      rule: 'F-SALE-LATE',
      subjectKind: 'sale',
      subjectId: `${sale.saleId}/${part}`,
      customerId: sale.customerId,
      concernsOn: openDayOnOrAfter(calendar, on),
      identityOn: enteredOn,
      personId: part === 'order' ? sale.sellerId : sale.keeperId,
      evidence: { sale: part, soldOn: on, enteredOn },
    };
  }
}

/** Whether an order or a delivery of `on` was entered after its day. */
function isEnteredLate(on: CivilDate, enteredOn: CivilDate, calendar: StoreCalendar): boolean {
  return enteredOn > openDayOnOrAfter(calendar, on);
}

/** F-SALE-PLANS (§五.1 一次性建立四次回访计划): a delivery without all of its four plans at the midnight of its entry. */
export function evaluateSalePlans(sales: readonly SaleFact[], context: OfDay): readonly Finding[] {
  return makeFindings(
    enteredOnDay(sales, context)
      .map((sale) => ({ sale, lacking: saleCalls.filter((call) => !sale.calls.includes(call)) }))
      .filter(({ lacking }) => lacking.length > 0)
      .map(({ sale, lacking }) => breachOf('F-SALE-PLANS', sale, context, { lackingCalls: [...lacking] })),
    context,
  );
}

/** F-SALE-FIELDS (§五.2 均要详细填写): a delivery with a required field left blank at the midnight of its entry. */
export function evaluateSaleFields(sales: readonly SaleFact[], context: OfDay): readonly Finding[] {
  return makeFindings(
    enteredOnDay(sales, context)
      .filter(({ missingFields }) => missingFields.length > 0)
      .map((sale) => breachOf('F-SALE-FIELDS', sale, context, { missingFields: [...sale.missingFields] })),
    context,
  );
}

function enteredOnDay(sales: readonly SaleFact[], { day }: OfDay): readonly SaleFact[] {
  return sales.filter(({ deliveredOn, deliveryEnteredOn }) => deliveredOn !== null && deliveryEnteredOn === day);
}

function breachOf(
  rule: Breach['rule'],
  sale: SaleFact,
  { day, calendar }: OfDay,
  evidence: Breach['evidence'],
): Breach {
  return {
    rule,
    subjectKind: 'sale',
    subjectId: sale.saleId,
    customerId: sale.customerId,
    concernsOn: openDayOnOrAfter(calendar, day),
    identityOn: day,
    personId: sale.keeperId,
    evidence,
  };
}
