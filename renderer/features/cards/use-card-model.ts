import { useEffect, useMemo, useRef, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { IdentityChoice } from '../../../shared/contract/card.ts';
import type { CardDetail, IdentityMatch } from '../../../shared/contract/card-rows.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { type CardValues, cardShape, isEmptyValue } from '../../../shared/domain/card.ts';
import {
  completionProgress,
  isRequired,
  type MissingField,
  missingForCompletion,
  missingForQuickSave,
} from '../../../shared/domain/card-completion.ts';
import type { CardFieldName } from '../../../shared/domain/card-field-specs.ts';
import { cardField, cardFieldNames } from '../../../shared/domain/card-fields.ts';
import {
  type CustomField,
  changedCustom,
  customPath,
  filledCustom,
  readCustomValue,
} from '../../../shared/domain/custom-field.ts';
import { levelHorizonDays } from '../../../shared/domain/level.ts';
import { parseNameAndTitle } from '../../../shared/domain/person-name.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { normalisePhone } from '../../../shared/text/phone.ts';
import { focusCellOf } from '../../components/card/cell-walk.ts';
import { useToday, useZone } from '../../state/clock.ts';
import { useCustomFields, useDictionaries, useStaff, useVehicles } from '../../state/commons.ts';
import { useEntries } from '../../state/lists.ts';
import { usePerson } from '../../state/session.ts';
import { useUnread } from '../../state/unread.ts';
import { type CardModel, type CardTrouble, type CardVisit, cellNameOf, fieldOfCellName } from './card-model.ts';
import { useCardRules } from './card-rules.ts';
import { cardDay, freshValues, isSame, levelProposal, planBounds, shownValues, withExpected } from './card-shown.ts';
import type { CardStart } from './card-start.ts';
import { vehicleWords } from './card-words.ts';
import { useKnownCustomer, withKnown } from './known-customer.ts';
import { useIdentity } from './use-identity.ts';
import { useSimilar } from './use-similar.ts';

interface Held {
  readonly model: CardModel;
  readonly formRef: { current: HTMLFormElement | null };
  /** Something was typed since the form was opened. */
  readonly isTouched: boolean;
  /** The focus left a cell: its words are looked at. */
  readonly leave: (cell: string) => void;
  readonly setTrouble: (trouble: CardTrouble | null) => void;
  /** Takes what the store has of a field by now for what was seen: either it stands, or what was typed goes over it. */
  readonly settle: (field: CardFieldName, stored: unknown, keep: 'stored' | 'typed') => void;
  readonly ask: () => void;
}

/** The state of one card form. Nothing in here is lost by a refusal: values change only by the person's hand. */
export function useCardModel(opened: CardStart): Held {
  const [base, setBase] = useState(opened.base);
  const start = useMemo(() => ({ ...opened, base }), [opened, base]);
  const today = useToday();
  const zone = useZone();
  const person = usePerson();
  const rules = useCardRules();
  const words = useWords(start, today, zone);
  const { isSuccess: areListsRead } = useDictionaries();
  const formRef = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState(start.typed);
  const [isTouched, setTouched] = useState(start.draft !== null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<CardTrouble | null>(null);
  const [isWithoutPhone, setWithoutPhone] = useState(isEmptyValue(typed.phone) && !isEmptyValue(typed.noPhoneReason));
  // what stood here when the expected purchase was written before the rules were read: the level follows with them
  const [unruled, setUnruled] = useState<CardValues | null>(null);
  const unread = useUnread();
  const identity = useIdentity(typed, start.card?.id ?? null, start.card === null || start.card.canCorrect);
  const readKnown = useKnownCustomer();
  const [picked, setPicked] = useState<IdentityChoice | null>(start.pick);
  const similar = useSimilar(typed, start.card?.id ?? null, start.card === null || isToComplete(start.card));
  const isPicked = ({ customerId }: { readonly customerId: string }): boolean => customerId === picked?.customerId;
  const match: KnownPerson | undefined = identity.matches.find(isPicked) ?? similar.find(isPicked);
  // The number may have changed since: a choice holds only for whom the number still means.
  const choice = match || identity.state === 'asking' ? picked : null;

  const [visit, setVisit] = useState<CardVisit | null>(null);
  const known = visit ?? start;
  const cardOn = cardDay(typed.arrivedAt ?? known.arrivedAt, zone, today);
  const horizons = rules?.policy.horizons;
  const isFirst = start.card === null ? !isRepeat(match, choice, typed, words.vehicles) : start.card.planId !== null;
  const isBound = rules !== null && start.card?.state !== 'complete';
  const bounds = isBound ? planBounds(typed, { cardOn, today }, rules, isFirst) : null;
  const visitKind = visitKindOf(choice, identity.visitKind ?? (isWithoutPhone ? 'first' : null));
  const shown = useMemo(
    () =>
      shownValues(typed, {
        arrivedAt: known.arrivedAt ?? start.openedAt,
        departedAt: known.departedAt,
        consultantId: person.role === 'consultant' ? person.id : null,
        visitKind,
        planOn: bounds?.proposedOn ?? null,
      }),
    [typed, start, known, person, visitKind, bounds?.proposedOn],
  );
  const { customFields } = words;
  const wrong = useMemo(
    () => new Map([...wrongFields(typed, start.base, left), ...wrongCustom(customFields, typed, start.base, left)]),
    [typed, start.base, left, customFields],
  );
  const goTo = (field: string): void => {
    const form = formRef.current;
    if (form !== null && !focusCellOf(form, cellNameOf(field))) focusCellOf(form, field.split('.')[0] ?? field);
  };
  const set = (patch: CardValues): void => {
    setTouched(true);
    setTyped((before) => ({ ...before, ...patch }));
    setTrouble((now) => (now?.field != null && Object.hasOwn(patch, now.field.split('.')[0] ?? '') ? null : now));
  };
  useEffect(() => {
    if (unruled === null || rules === null) return;
    setUnruled(null);
    const { expectedOn = null, noExpectedDate = false, level } = typed;
    // chosen by hand meanwhile, it stays
    if (level === unruled.level)
      set(withExpected(unruled, { expectedOn, noExpectedDate }, cardOn, rules.policy.horizons));
  });
  const fillKnown = async (customerId: string): Promise<void> => {
    const known = await readKnown(customerId, today, horizons ?? levelHorizonDays);
    if (known?.referrer) words.nameId(known.referrer.id, known.referrer.name);
    // What was typed meanwhile stays: only what is still empty is filled.
    if (known !== null) setTyped((before) => withKnown(before, known));
  };
  const sound = isHalfPhone(typed, start.base) ? { ...shown, phone: null } : shown;
  const quickMissing = missingForQuickSave(sound);
  const missing = missingForCompletion(sound, words.customFields).filter(
    // the day comes with the rules, for which a save waits
    ({ field }) => rules !== null || field !== 'nextPlanOn',
  );
  const model: CardModel = {
    start,
    shown,
    typed,
    cardOn,
    today,
    zone,
    words,
    areListsRead,
    rules,
    proposed: horizons ? levelProposal(typed, cardOn, horizons) : null,
    bounds,
    identity,
    similar,
    choice,
    planOwner:
      choice === null
        ? savedPlanOwner(start.card)
        : choice.as === 'visit' || choice.as === 'report'
          ? (match?.owner?.name ?? '原顾问')
          : null,
    standingOn: standingDay(start.card, isFirst, match),
    meId: person.id,
    visit,
    takeVisit: (taken) => {
      setVisit(taken);
      set(visitValues(typed, taken));
    },
    quickMissing,
    missing,
    progress: completionProgress(sound, words.customFields),
    asked,
    trouble: isSettledTrouble(trouble, [...quickMissing, ...missing], shown) ? null : trouble,
    problemOf: (field) => (trouble?.field === field && !trouble.isMissing ? trouble.text : (wrong.get(field) ?? null)),
    isWithoutPhone,
    canChooseConsultant: person.role !== 'consultant',
    canChangeArrival: isManager(person.role) && start.trafficId === null && visit === null,
    set,
    unread,
    setExpected: (expectedOn, noExpectedDate) => {
      const expected = { expectedOn, noExpectedDate };
      if (rules === null) setUnruled((before) => before ?? typed);
      set(rules === null ? expected : withExpected(typed, expected, cardOn, rules.policy.horizons));
    },
    setWithoutPhone: (without) => {
      setWithoutPhone(without);
      set(without ? { phone: null } : { noPhoneReason: null });
    },
    choose: (chosen, as, relation = 'spouse') => {
      const { customerId } = chosen;
      // a hint that is chosen twice is not chosen: nothing asks for it
      const isHint = !identity.matches.some((each) => each.customerId === customerId);
      const isAgain = picked?.customerId === customerId && picked.as === as;
      const next: IdentityChoice = as === 'household' ? { customerId, as, relation } : { customerId, as };
      setPicked(isHint && isAgain ? null : next);
      setTrouble(null);
      if (chosen.kind === 'own' && as === 'own' && !isAgain) void fillKnown(customerId);
      // whoever was given up and comes back is 战败激活, unless somebody wrote another source
      const before = identity.matches.find((each) => each.customerId === customerId)?.gaveUp;
      if (as === 'own' && before?.reactivated === true)
        setTyped((now) => (isEmptyValue(now.source) ? { ...now, source: 'reactivated' } : now));
    },
    nameId: words.nameId,
    goTo,
  };
  return {
    model,
    formRef,
    isTouched,
    leave: (cell) => {
      const field = fieldOfCellName(cell);
      setLeft((before) => (before.has(field) ? before : new Set([...before, field])));
      if (field === 'name') settleName(typed, set);
    },
    setTrouble,
    settle: (field, stored, keep) => {
      // a value of this very field, as the store has it
      const now = { [field]: stored } as CardValues;
      setBase((before) => ({ ...before, ...now }));
      if (keep === 'stored') set(now);
      setTrouble(null);
    },
    ask: () => setAsked(true),
  };
}

/** What a choice needs to know of whom it means, by a number or by his looks. */
type KnownPerson = Pick<IdentityMatch, 'customerId' | 'owner' | 'level' | 'intention' | 'nextPlanOn'>;

/** A card that can still turn out to be somebody else's. */
function isToComplete(card: CardDetail): boolean {
  return card.state === 'quick' && card.canCorrect;
}

/** Who is told apart from the known one comes for the first time; who is recognised by his looks, again. */
function visitKindOf(choice: IdentityChoice | null, proposed: string | null): string | null {
  if (choice?.as === 'other' || choice?.as === 'clash' || choice?.as === 'household') return 'first';
  return choice?.as === 'own' && proposed !== 'invited' ? 'repeat' : proposed;
}

/** Whose plan stands on a saved card that is about a colleague's customer; null where it is the card's own matter. */
function savedPlanOwner(card: CardDetail | null): string | null {
  if (card === null || card.planId !== null) return null;
  const { owner } = card.customer;
  const { nextPlan, consultant } = card;
  if (owner === null || owner.id === consultant.id || nextPlan?.assignee?.id === consultant.id) return null;
  return nextPlan?.assignee?.name ?? owner.name;
}

/** A repeat visit leaves the plan that there is until it says what was said. */
function standingDay(card: CardDetail | null, isFirst: boolean, match: KnownPerson | undefined): CivilDate | null {
  if (card === null) return isFirst ? null : (match?.nextPlanOn ?? null);
  return card.state === 'quick' && card.planId === null ? (card.nextPlan?.dueOn ?? null) : null;
}

/** What the front desk knows of a visit, where the card says no more than what every card begins with. */
function visitValues(typed: CardValues, visit: TrafficRow | null): CardValues {
  const { contactWay, partySize } = visit ?? freshValues;
  return {
    arrivedAt: null,
    contactWay: typed.contactWay == null || typed.contactWay === freshValues.contactWay ? contactWay : typed.contactWay,
    partySize: typed.partySize == null || typed.partySize === freshValues.partySize ? partySize : typed.partySize,
  };
}

/** A number that is begun and not complete is none yet; one that was not touched may be masked. */
function isHalfPhone({ phone }: CardValues, base: CardValues): boolean {
  return !isEmptyValue(phone) && !isSame(phone, base.phone) && isRefusal(normalisePhone(phone ?? ''));
}

/** What was refused is settled once its field is filled, or no longer asked for. */
function isSettledTrouble(trouble: CardTrouble | null, missing: readonly MissingField[], shown: CardValues): boolean {
  const name = cardFieldNames.find((each) => each === trouble?.field);
  if (trouble === null || name === undefined) return false;
  if (trouble.isMissing) return !missing.some(({ field }) => field === name);
  const { requirement } = cardField(name);
  return requirement === 'conditional' && name !== 'phone' && !isRequired(name, shown);
}

/** Takes a title off the name and makes it the gender: 「田 先生」. */
function settleName(typed: CardValues, set: (patch: CardValues) => void): void {
  const { name, gender } = parseNameAndTitle(typed.name ?? '');
  if (gender !== null) set({ name, gender });
}

/** A further visit of one's own customer for the same car goes by the level's gap, not by the 48 hours. */
function isRepeat(
  match: KnownPerson | undefined,
  choice: IdentityChoice | null,
  typed: CardValues,
  vehicles: CardModel['words']['vehicles'],
): boolean {
  if (choice?.as !== 'own' || match === undefined || match.level === null) return false;
  return typed.vehicleId == null || match.intention === vehicleWords(typed.vehicleId, vehicles);
}

/**
 * What is wrong with the fields that were left, by the schema that the host checks with. What was not changed is not
 * looked at: it may be masked.
 */
function wrongFields(typed: CardValues, base: CardValues, left: ReadonlySet<string>): ReadonlyMap<string, string> {
  const wrong = new Map<string, string>();
  for (const name of cardFieldNames) {
    if (!left.has(name) || isEmptyValue(typed[name]) || isSame(typed[name], base[name])) continue;
    const issue = cardShape[name].safeParse(typed[name]).error?.issues[0];
    if (issue) wrong.set(name, issue.message);
  }
  return wrong;
}

/** The same for the store's own fields. */
function wrongCustom(
  fields: readonly CustomField[],
  { custom }: CardValues,
  base: CardValues,
  left: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const wrong = new Map<string, string>();
  for (const code of changedCustom(base.custom, custom)) {
    const field = fields.find((each) => each.code === code);
    const value = filledCustom(custom)[code];
    if (field === undefined || value === undefined || !left.has(customPath(code))) continue;
    const read = readCustomValue(field, value, filledCustom(base.custom)[code]);
    if ('problem' in read) wrong.set(customPath(code), read.problem);
  }
  return wrong;
}

function useWords(start: CardStart, today: string, zone: string) {
  const dictionaries = useEntries();
  const { data: vehicles = none } = useVehicles();
  const { data: people = none } = useStaff();
  const { data: customFields = none } = useCustomFields();
  const [named, setNamed] = useState<ReadonlyMap<string, string>>(
    () => new Map(start.named.map(({ id, name }) => [id, name])),
  );
  const names = useMemo(
    () => new Map([...people.map(({ id, name }) => [id, name] as const), ...named]),
    [people, named],
  );
  const nameId = (id: string, name: string): void => setNamed((before) => new Map([...before, [id, name]]));
  return { dictionaries, vehicles, people, names, today, zone, customFields, nameId };
}

const none: readonly never[] = [];

/** Puts the focus on a cell once, when the form has been drawn. */
export function useFirstFocus(formRef: Held['formRef'], field: string | null): void {
  const first = useRef(field);
  useEffect(() => {
    if (first.current !== null && formRef.current !== null) focusCellOf(formRef.current, cellNameOf(first.current));
  }, [formRef]);
}
