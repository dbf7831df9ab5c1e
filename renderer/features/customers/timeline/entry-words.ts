import { civilDateAt, daysBetween } from '../../../../shared/calendar/civil-date.ts';
import { openDayOnOrAfter, type StoreCalendar } from '../../../../shared/calendar/store-calendar.ts';
import { dateWords } from '../../../../shared/calendar/words.ts';
import type { TimelineEntry } from '../../../../shared/contract/customer-timeline.ts';
import { attachmentKindNames } from '../../../../shared/domain/attachment.ts';
import { endings } from '../../../../shared/domain/ending.ts';
import { followupOutcomes } from '../../../../shared/domain/followup.ts';
import { planOrigins } from '../../../../shared/domain/plan-codes.ts';
import type { IconName } from '../../../components/icon.tsx';
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
  { value: 'card', label: '洽谈卡', kinds: ['card', 'report'] },
  { value: 'level', label: '级别与计划', kinds: ['level', 'plan_closed', 'ending_request', 'ending_decision'] },
  { value: 'attachment', label: '附件', kinds: ['attachment'] },
  { value: 'ownership', label: '归属与查看', kinds: ['ownership', 'report', 'reveal'] },
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
    case 'ownership':
      return { ...plain, icon: 'person', title: ownershipTitle(entry), text: entry.reason || null };
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

const causes = {
  first_registration: '登记归属',
  hand_over: '交接',
  ruling: '裁定归属',
  pool: '转入公海',
  share: '共享',
} as const;

function ownershipTitle({ cause, owner }: Of<'ownership'>): string {
  return owner === null ? causes[cause] : `${causes[cause]}：${owner.name}`;
}
