import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import { defaultDictionaries } from '../../shared/domain/dictionary-defaults.ts';
import { type ChosenLevel, levelHorizonDays } from '../../shared/domain/level.ts';
import { defaultVehicles, type Vehicle, vehicleLabel } from '../../shared/domain/vehicle.ts';
import type { Chance } from './chance.ts';
import type { PersonWords } from './names.ts';
import { type FeedbackCategory, featureWords, purposeWords, receptionWords, type Topic } from './talk.ts';

/** Somebody who comes to buy a car, as he is: what becomes of him is decided day by day with his own chance. */
export interface Prospect {
  readonly person: PersonWords;
  readonly vehicle: Vehicle;
  /** Codes of the lists. */
  readonly colour: string;
  readonly competitor: string;
  readonly topic: Topic;
  readonly chance: Chance;
}

/** What the card needs from the store. */
export interface CardFacts {
  readonly arrivedOn: CivilDate;
  /** An owner who sent him here; null where there is none to name. */
  readonly referrerId: string | null;
  readonly contactWay: 'showroom' | 'phone';
}

/** Counties around Dingzhou (§二.8), the nearer the likelier. */
const counties = {
  130682: 46,
  130631: 10,
  130683: 9,
  130634: 9,
  130627: 7,
  130184: 7,
  130130: 5,
  130637: 3,
  130608: 2,
};
const currentCars = [
  '五菱宏光',
  '捷达',
  '朗逸',
  '哈弗 H1',
  '比亚迪 F3',
  '伊兰特',
  '桑塔纳',
  '长安之星',
  '帝豪',
  '骐达',
];
const introducers = ['集团售后何主任', '县医院王主任', '建材市场老李', '爱人的同事', '中山路饭馆老板', '表弟赵军'];
const budgets = ['from_8_to_12', 'from_12_to_15', 'from_15_to_20', 'from_20_to_30'];
const uses = { family: 60, commute: 18, business: 8, freight: 4, leisure: 7, wedding: 3 };
const categories: Readonly<Record<FeedbackCategory, number>> = {
  price_drop: 20,
  no_model: 5,
  no_colour: 6,
  doubts: 12,
  comparing: 17,
  family: 14,
  funds: 8,
  trade_in_price: 5,
  distance: 4,
  bought_elsewhere: 0,
  other: 9,
};

/** The numbered stranger of the story. */
export function createProspect(chance: Chance, person: PersonWords): Prospect {
  const vehicle = chance.one(defaultVehicles.slice(0, 6).concat(defaultVehicles));
  const competitor = chance.one(defaultDictionaries.competitor.filter(({ code }) => code !== 'none'));
  const colour = chance.one(defaultDictionaries.colour.filter(({ code }) => vehicle.colours.includes(code)));
  const topic = { model: vehicleLabel(vehicle), competitor: competitor.label, colour: `${colour.label}色` };
  return { person, vehicle, chance, topic, colour: colour.code, competitor: competitor.code };
}

/** Everything the consultant writes on the card, but for the serial and the next plan. */
export function cardOf({ person, vehicle, colour, competitor, topic, chance }: Prospect, facts: CardFacts): CardValues {
  const category = chance.weighted(categories);
  return {
    ...person,
    partySize: facts.contactWay === 'phone' ? 1 : chance.int(1, 4),
    contactWay: facts.contactWay,
    visitKind: 'first',
    customerType: 'person',
    wechat: chance.happens(0.4) ? `wx_${person.phone.slice(-4)}` : null,
    regionCode: chance.weighted(counties),
    ...originOf(chance, facts),
    vehicleId: vehicle.id,
    colour,
    competitors: chance.happens(0.25) ? ['none'] : [competitor],
    budget: chance.one(budgets),
    ...paymentOf(chance),
    use: chance.weighted(uses),
    decisionMaker: chance.weighted({ self: 35, spouse: 15, couple: 35, parents: 12, children: 3 }),
    concerns: chance.some(['space', 'discount', 'fuel', 'safety', 'looks', 'equipment', 'power', 'comfort'], 3),
    ...purchaseOf(chance, person),
    ...gradingOf(chance, facts.arrivedOn),
    ...driveOf(chance, facts),
    quoteFen: chance.happens(0.7) ? chance.int(900, 2100) * 10_000 : null,
    talk: receptionWords(chance, category, topic),
    obstacle: category,
    remark: featureWords(chance),
    custom: ownWords(chance.of('own fields')),
    result: 'follow',
    consents: chance.happens(0.4) ? ['collect', 'followup', 'marketing'] : ['collect', 'followup'],
    ...planOf(chance, facts.arrivedOn),
  };
}

/** What he says to the questions that only this showroom asks (`askMore`); half of them were not asked. */
function ownWords(chance: Chance): CardValues['custom'] {
  const hobby = chance.happens(0.4) ? chance.one(['钓鱼', '篮球', '自驾游', '养花', '下棋', '广场舞']) : null;
  const garage = chance.happens(0.5) ? chance.one(['zijiacheku', 'xiaoquchewei', 'lubian']) : null;
  return { hobby, garage };
}

/** Where the customer comes from, with what each source demands (§二.5–7). */
function originOf(chance: Chance, { arrivedOn, referrerId, contactWay }: CardFacts): CardValues {
  if (contactWay === 'phone') return { source: 'phone_in' };
  const source = chance.weighted({
    walk_in: 38,
    online: 20,
    tele_invite: 7,
    auto_show: 5,
    event: 6,
    referral: referrerId === null ? 0 : 12,
    relation: 7,
    subdealer: 5,
  });
  switch (source) {
    case 'online':
      return { source, channel: chance.one(['dongchedi', 'autohome', 'douyin', 'kuaishou', 'wechat', 'yiche']) };
    case 'referral':
      return { source, referrerId };
    case 'relation':
      return { source, introducer: chance.one(introducers) };
    case 'subdealer':
      return {
        source,
        subdealer: 'anguo_chengxin',
        subdealerRegisteredOn: addDays(arrivedOn, -chance.int(0, 2)),
        subdealerRegisteredTime: '08:20',
      };
    default:
      return { source };
  }
}

function paymentOf(chance: Chance): CardValues {
  if (chance.happens(0.45)) return { payment: 'full' };
  return { payment: 'loan', downPaymentFen: chance.int(3, 8) * 1_000_000, termMonths: chance.one([24, 36, 60]) };
}

function purchaseOf(chance: Chance, { phone }: PersonWords): CardValues {
  const purchaseType = chance.weighted({ first: 52, replacement: 33, additional: 15 });
  if (purchaseType === 'first') return { purchaseType };
  const currentVehicle = chance.one(currentCars);
  // nobody's plate twice: no two phones end alike
  const plate = `冀A${phone.slice(-5)}`;
  if (purchaseType === 'additional' || chance.happens(0.4)) return { purchaseType, currentVehicle, plate };
  const estimateFen = chance.int(8, 45) * 100_000;
  const mileageKm = chance.int(30, 160) * 1000;
  const tradeIn = { vehicle: currentVehicle, mileageKm, estimateFen, customerAskFen: estimateFen + 400_000 };
  return { purchaseType, currentVehicle, plate, tradeIn };
}

/** When he means to buy, and the level that follows; now and then the consultant knows better. */
function gradingOf(chance: Chance, arrivedOn: CivilDate): CardValues {
  const level = chance.weighted<ChosenLevel>({ H: 11, A: 21, B: 29, C: 29, N: 10 });
  if (level === 'N') return { level, noExpectedDate: true };
  const [first, last] = { H: [2, 7], A: [8, 15], B: [16, 30], C: [31, 90] }[level] as [number, number]; // four pairs
  const expectedOn = addDays(arrivedOn, chance.int(first, Math.min(last, levelHorizonDays[level])));
  if (level === 'B' && chance.happens(0.1))
    return { level: 'A', expectedOn, levelReason: '看得急，家里已同意，随时可能定' };
  return { level, expectedOn };
}

function driveOf(chance: Chance, { contactWay }: CardFacts): CardValues {
  if (contactWay === 'phone' || chance.happens(0.5))
    return { testDrive: false, noDriveReason: chance.one(['no_time', 'next_time', 'no_licence', 'driven_before']) };
  const startKm = chance.int(1200, 9800);
  return {
    testDrive: true,
    testDriveDetail: {
      agreementNo: `SJ${chance.int(1000, 9999)}`,
      car: `冀F·${chance.int(1001, 1009)}`,
      startKm,
      endKm: startKm + chance.int(4, 9),
      feedback: chance.one(['感觉不错', '动力够用', '底盘稳', '方向轻，好开', '隔音比想的好']),
    },
  };
}

/** The line of the next plan: the 48-hour follow-up, sometimes a day earlier (§四.1). */
function planOf(chance: Chance, arrivedOn: CivilDate): CardValues {
  return {
    nextPlanOn: addDays(arrivedOn, chance.happens(0.2) ? 1 : 2),
    nextPlanTime: planTime(chance),
    nextPlanMethod: chance.weighted({ phone: 66, wechat: 28, invite: 6 }),
    nextPlanPurpose: purposeWords(chance),
  };
}

/** A third of the plans have a time, inside opening hours. */
export function planTime(chance: Chance): string | null {
  if (!chance.happens(0.33)) return null;
  return `${String(chance.int(9, 17)).padStart(2, '0')}:${chance.one(['00', '30'])}`;
}
