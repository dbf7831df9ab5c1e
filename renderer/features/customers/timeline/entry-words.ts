import { civilDateAt, daysBetween, localTimeAt } from '../../../../shared/calendar/civil-date.ts';
import { openDayOnOrAfter, type StoreCalendar } from '../../../../shared/calendar/store-calendar.ts';
import { dateWords } from '../../../../shared/calendar/words.ts';
import type { TimelineEntry } from '../../../../shared/contract/customer-timeline.ts';
import { attachmentKindNames } from '../../../../shared/domain/attachment.ts';
import type { DictionaryName } from '../../../../shared/domain/dictionary.ts';
import { endings } from '../../../../shared/domain/ending.ts';
import { followupOutcomes } from '../../../../shared/domain/followup.ts';
import { planOrigins } from '../../../../shared/domain/plan-codes.ts';
import { regionText } from '../../../../shared/domain/region.ts';
import { saleStepKinds } from '../../../../shared/domain/sale-steps.ts';
import type { IconName } from '../../../components/icon.tsx';
import { moneyWords } from '../../../components/money-words.ts';
import type { Dictionaries } from '../../../state/lists.ts';
import { labelIn, methodWords } from '../customer-words.ts';

/** What an entry looks like: its icon, the bold words, who and how behind them, and the text below. */
export interface EntryWords {
  readonly icon: IconName;
  /** Blue ground: what somebody decided or what happened in the showroom. */
  readonly marked: boolean;
  readonly title: string;
  /** Not bold: what the program or a form did, not a meeting of people. */
  readonly quiet: boolean;
  readonly by: string;
  /** Lateness, red. */
  readonly late: string | null;
  readonly text: string | null;
  readonly cardId: string | null;
}

/** What is needed to say an entry in words. */
export interface EntryContext {
  readonly entries: Dictionaries;
  readonly calendar: StoreCalendar | undefined;
  readonly zone: string;
  readonly today: string;
  /** Which car it is about, where the customer wants several; null where there is nothing to tell apart. */
  readonly intentionOf: (opportunityId: string | null) => string | null;
}

/** The timeline's tabs and what stands in them. */
export const timelineTabs = [
  { value: 'all', label: '全部', kinds: null },
  { value: 'followup', label: '回访', kinds: ['followup'] },
  { value: 'instruction', label: '批示', kinds: ['instruction'] },
  { value: 'card', label: '洽谈卡', kinds: ['card', 'report', 'quote'] },
  { value: 'sale', label: '购车', kinds: ['sale'] },
  { value: 'level', label: '级别与计划', kinds: ['level', 'plan_closed', 'ending_request', 'ending_decision'] },
  { value: 'attachment', label: '附件', kinds: ['attachment'] },
  { value: 'edit', label: '资料', kinds: ['edit'] },
  {
    value: 'ownership',
    label: '归属与查看',
    kinds: ['ownership', 'merge', 'share', 'kinship', 'report', 'reveal'],
  },
] as const satisfies readonly {
  readonly value: string;
  readonly label: string;
  readonly kinds: readonly TimelineEntry['kind'][] | null;
}[];

export type TimelineTab = (typeof timelineTabs)[number]['value'];

/** The entries of one tab. */
export function entriesOf(entries: readonly TimelineEntry[], tab: TimelineTab): readonly TimelineEntry[] {
  const kinds: readonly string[] | null = timelineTabs.find((each) => each.value === tab)?.kinds ?? null;
  return kinds === null ? entries : entries.filter((entry) => kinds.includes(entry.kind));
}

/** One entry in the words of the showroom. */
export function entryWords(entry: TimelineEntry, context: EntryContext): EntryWords {
  const by = [entry.by?.name ?? '', context.intentionOf(entry.opportunityId) ?? '']
    .filter((part) => part !== '')
    .join('，');
  const plain = { marked: false, quiet: true, by, late: null, text: null, cardId: null } as const;
  switch (entry.kind) {
    case 'card':
      return cardWords(entry, context);
    case 'followup':
      return followupWords(entry, context);
    case 'quote':
      return {
        ...plain,
        icon: 'price',
        title: `报价第 ${entry.version} 版 ${moneyWords(entry.priceFen)}`,
        text: quoteText(entry, context),
      };
    case 'sale':
      return saleWords(entry, context, plain);
    case 'level':
      return { ...plain, icon: 'up', title: '级别', text: levelText(entry, context) };
    case 'plan_closed':
      return {
        ...plain,
        icon: 'calendar',
        title: `${entry.state === 'replaced' ? '换掉' : '取消'} ${dateWords(entry.dueOn, context.today)} 的计划`,
        text: entry.reason || null,
      };
    case 'ending_request':
      return {
        ...plain,
        quiet: false,
        marked: true,
        icon: 'flag',
        title: `申请${endings[entry.ending]}`,
        text: entry.reason,
      };
    case 'ending_decision':
      return {
        ...plain,
        quiet: false,
        marked: true,
        icon: 'decide',
        title: entry.approved ? '批准结束' : '没批准，继续跟进',
        text: entry.reason || null,
      };
    case 'instruction':
      return {
        ...plain,
        quiet: false,
        marked: true,
        icon: 'flag',
        title: '领导批示',
        by: [by, receiptWords(entry, context)].filter((part) => part !== '').join('，'),
        text: instructionText(entry),
      };
    case 'ownership':
      return { ...plain, icon: 'person', title: ownershipTitle(entry), text: entry.reason || null };
    case 'merge':
      return {
        ...plain,
        quiet: false,
        marked: true,
        icon: 'people',
        title: entry.what === 'merged' ? `和「${entry.name}」的记录合并` : `和「${entry.name}」的记录拆开`,
      };
    case 'share':
      return {
        ...plain,
        icon: 'people',
        title: entry.ended ? `收回对${entry.staff?.name ?? '同事'}的共享` : `共享给${entry.staff?.name ?? '同事'}`,
        text: entry.ended ? null : entry.note || null,
      };
    case 'kinship': {
      const relation = labelIn(context.entries, 'relation', entry.relation) ?? '家人';
      const title = `${entry.ended ? '解除' : '加'}家人：${relation} ${entry.other.name}`;
      return { ...plain, icon: 'people', title };
    }
    case 'edit':
      return { ...plain, icon: 'document', title: editTitle(entry), text: editText(entry, context) };
    case 'attachment':
      return {
        ...plain,
        icon: entry.fileKind === 'document' ? 'document' : 'eye',
        title: `附上${attachmentKindNames[entry.fileKind]}`,
        text: entry.note || entry.originalName,
        cardId: entry.cardId,
      };
    case 'report':
      return { ...plain, icon: 'flag', title: '报备' };
    case 'reveal':
      return { ...plain, icon: 'eye', title: entry.audited ? '核对洽谈卡时看到完整号码' : '查看了完整号码' };
  }
}

/** 「王磊还没点「知道了」」, else when it was read. */
function receiptWords({ read, to }: Of<'instruction'>, { zone, today }: EntryContext): string {
  if (read === null) return `${to?.name ?? ''}还没点「知道了」`;
  return `${read.by?.name ?? ''} ${dateWords(civilDateAt(read.at, zone), today)} ${localTimeAt(read.at, zone)} 已读`;
}

/** What was written, and what was done about it. */
function instructionText({ content, answer }: Of<'instruction'>): string {
  if (answer === null) return content;
  const done = answer.byFollowup ? '已用一次回访回复' : answer.text;
  return `${content}\n${answer.by?.name ?? ''}回复：${done}`;
}

type Of<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { readonly kind: Kind }>;

function cardWords(card: Of<'card'>, { entries, zone }: EntryContext): EntryWords {
  const kind = labelIn(entries, 'visit_kind', card.visitKind);
  const way = labelIn(entries, 'contact_way', card.contactWay);
  const stay = card.departedAt === null ? null : stayWords(card.departedAt - card.at);
  const isSameDay = card.departedAt !== null && civilDateAt(card.departedAt, zone) === civilDateAt(card.at, zone);
  const facts = [
    card.partySize === null ? null : `${card.partySize} 人`,
    isSameDay && stay !== null ? `${card.partySize === null ? '在店' : '到店'} ${stay}` : null,
    card.vehicleLabel,
    labelIn(entries, 'result', card.result),
  ].filter((part) => part !== null);
  const said = [facts.join('，'), card.talk ?? ''].filter((part) => part !== '').join('。');
  return {
    icon: 'card',
    marked: true,
    title: `${[kind, way].filter((part) => part !== null).join('')} · 洽谈卡 ${card.number}`.replace(/^ · /, ''),
    quiet: false,
    by: card.by?.name ?? '',
    late: null,
    text: said === '' ? null : said,
    cardId: card.id,
  };
}

/** 「1 小时 35 分」 @param ms from arrival to departure */
function stayWords(ms: number): string | null {
  const minutes = Math.round(ms / 60_000);
  if (minutes <= 0) return null;
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} 分钟` : `${hours} 小时${minutes % 60 === 0 ? '' : ` ${minutes % 60} 分`}`;
}

function followupWords(followup: Of<'followup'>, { entries, calendar, intentionOf }: EntryContext): EntryWords {
  const category = labelIn(entries, 'feedback_category', followup.category);
  const { planDueOn, onDay } = followup;
  const counted = planDueOn === null || calendar === undefined ? planDueOn : openDayOnOrAfter(calendar, planDueOn);
  const lateDays = counted === null ? 0 : daysBetween(counted, onDay);
  const timing = counted === null ? '计划外' : lateDays > 0 ? null : '按时';
  const isFirst = followup.planOrigin === 'first_48h';
  const parts = [
    followup.by?.name ?? '',
    followup.attempt ? timing : '代接，没关闭计划',
    isFirst ? planOrigins.first_48h : null,
    intentionOf(followup.opportunityId),
  ].filter((part) => part !== null && part !== '');
  return {
    icon:
      followup.method === 'wechat' || followup.method === 'sms'
        ? 'chat'
        : followup.method === 'phone'
          ? 'phone'
          : 'store',
    marked: false,
    title: [contactTitle(followup), category].filter((part) => part !== null).join(' · '),
    quiet: false,
    by: parts.join('，'),
    late: followup.attempt && lateDays > 0 ? `晚 ${lateDays} 天` : null,
    text: followup.feedback.trim() === '' ? null : followup.feedback,
    cardId: null,
  };
}

/** 「电话接通」「微信已回」「已到店」 */
function contactTitle({ method, outcome }: Of<'followup'>): string {
  const words = followupOutcomes[outcome];
  return outcome === 'wechat_replied' || outcome === 'visited' ? words : `${methodWords(method)}${words}`;
}

function levelText({ reason, expectedOn }: Of<'level'>, { today }: EntryContext): string | null {
  const expected = expectedOn === null ? '' : `预计 ${dateWords(expectedOn, today)} 购车`;
  const words = [expected, reason].filter((part) => part !== '').join('，');
  return words === '' ? null : words;
}

/** 「比上一版低 3000，落地 12.5 万，有效到 11月30日 周一」 */
function quoteText(quote: Of<'quote'>, { today }: EntryContext): string | null {
  const parts = [
    changeWords(quote),
    quote.totalFen === quote.priceFen ? null : `落地 ${moneyWords(quote.totalFen)}`,
    quote.validUntil === null ? null : `有效到 ${dateWords(quote.validUntil, today)}`,
    quote.note === '' ? null : quote.note,
    quote.cardId === null ? null : '写在洽谈卡上',
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('，');
}

/** 「订车 H9，21.98 万」; the day is said where it is not the day of the entry. */
function saleWords(
  sale: Of<'sale'>,
  { zone, today }: EntryContext,
  plain: Omit<EntryWords, 'icon' | 'title'>,
): EntryWords {
  const entered = civilDateAt(sale.at, zone);
  const isCorrection = sale.step === 'corrected';
  const facts = [
    isCorrection ? sale.changed.join('、') : null,
    sale.step === 'ordered' || sale.step === 'delivered' ? moneyWords(sale.priceFen) : null,
    sale.on === null || sale.on === entered ? null : `${dateWords(sale.on, today)} 的，补登`,
    sale.reason === '' ? null : sale.reason,
  ].filter((part) => part !== null);
  const car = isCorrection ? null : sale.vehicleLabel;
  return {
    ...plain,
    quiet: isCorrection,
    marked: !isCorrection,
    icon: 'car',
    title: [saleStepKinds[sale.step], car].filter((part) => part !== null).join(' '),
    text: facts.length === 0 ? null : facts.join('，'),
  };
}

function changeWords({ priceFen, previousFen }: Of<'quote'>): string | null {
  if (previousFen === null) return null;
  if (previousFen === priceFen) return '和上一版一样';
  const words = moneyWords(Math.abs(priceFen - previousFen));
  return `比上一版${priceFen < previousFen ? '低' : '高'} ${words}`;
}

/** 「改资料：移动电话」; of several the first two are named. */
function editTitle({ changes }: Of<'edit'>): string {
  const labels = changes.map(({ label }) => label);
  return `改资料：${labels.length > 2 ? `${labels.slice(0, 2).join('、')} 等 ${labels.length} 项` : labels.join('、')}`;
}

/** 「138****0051 → 139****0051」; with several fields each is named. */
function editText({ changes }: Of<'edit'>, context: EntryContext): string {
  const lines = changes.map(({ field, label, from, to }) => {
    const step = `${valueIn(field, from, context)} → ${valueIn(field, to, context)}`;
    return changes.length === 1 ? step : `${label} ${step}`;
  });
  return lines.join('；');
}

const dictionaryOf: Readonly<Partial<Record<Of<'edit'>['changes'][number]['field'], DictionaryName>>> = {
  source: 'source',
  customerType: 'customer_type',
  noPhoneReason: 'no_phone_reason',
};

function valueIn(
  field: Of<'edit'>['changes'][number]['field'],
  value: string | null,
  { entries }: EntryContext,
): string {
  if (value === null) return '空';
  if (field === 'gender') return value === 'female' ? '女士' : '先生';
  if (field === 'regionCode') return regionText(value) || value;
  const dictionary = dictionaryOf[field];
  return dictionary === undefined ? value : (labelIn(entries, dictionary, value) ?? value);
}

const causes = {
  first_registration: '登记归属',
  hand_over: '交接',
  ruling: '裁定归属',
  pool: '转入公海',
  share: '共享',
  merge: '合并后归属',
} as const;

function ownershipTitle({ cause, owner }: Of<'ownership'>): string {
  return owner === null ? causes[cause] : `${causes[cause]}：${owner.name}`;
}
