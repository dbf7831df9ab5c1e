import { dateColumn } from '../../calendar/words.ts';
import type { SignalFacts, SignalKind } from './kinds.ts';
import { signalThresholds } from './thresholds.ts';

/** What a signal says, in one line. */
export function signalWords(kind: SignalKind, facts: SignalFacts): string {
  switch (kind) {
    case 'burst':
      return `${facts.spans} 登记了 ${facts.count} 次联系，展厅 ${facts.closing} 关门`;
    case 'paste':
      return `${facts.customers} 位客户的反馈几乎一样${Number(facts.texts) > 1 ? `，共 ${facts.texts} 种说法` : ''}`;
    case 'short_call':
      return `${facts.count} 次写了接通，录音最长 ${facts.seconds} 秒`;
    case 'downgrade':
      return `${facts.days} 天里有 ${facts.count} 个意向在最晚日前降级，计划随后推到原最晚日之后`;
    case 'same_date':
      return typeof facts.dueOn === 'string'
        ? `${facts.count} 个下次计划都定在 ${dateColumn(facts.dueOn)}，各自的最晚日并不同`
        : `${facts.days} 天里 ${facts.count} 个下次计划全压在最晚日`;
  }
}

const { burst, paste, short_call: short, downgrade, same_date: same } = signalThresholds;

/** How the program comes to show it, for whoever looks at it. */
export const signalRules: Readonly<Record<SignalKind, string>> = {
  burst: `关门 ${burst.hoursAfterClosing} 小时以后（最晚从 ${burst.nightFrom} 算）或开门 ${burst.hoursBeforeOpening} 小时以前，${burst.minutes} 分钟内登记 ${burst.contacts} 次以上电话联系。有通话录音的、微信和到店的不算；没打通的，${burst.nightFrom} 以后才算。`,
  paste: `同一天给 ${paste.customers} 位以上客户写了几乎一样的反馈。少于 ${paste.leastLength} 个字的常用话、没联系上的不算。`,
  short_call: `同一天有 ${short.contacts} 次以上写了接通，附上的录音却都不到 ${short.mostMs / 1000} 秒。没有录音的不算。`,
  downgrade: `${downgrade.windowDays} 天里 ${downgrade.times} 个以上意向：最晚日当天或前一个营业日降级，当天没有联系上客户，计划又推到原来的最晚日之后。到期该重评的不算。`,
  same_date: `同一天 ${same.oneDay} 个以上下次计划定在 ${same.daysAhead} 个营业日以后的同一天，而各自的最晚日不同；或 ${same.windowDays} 天里 ${same.atLimit} 个以上全压在最晚日。只有两三天可选的不算。`,
};

/** What may explain it without anybody having done wrong. */
export const signalExcuses: Readonly<Record<SignalKind, string>> = {
  burst: '也可能是白天打了电话、晚上一起补登。可以问问当时的通话记录。',
  paste: '也可能是同一个活动，客户问的都一样。可以抽一两位客户的录音听听。',
  short_call: '也可能是录音断了，或者附错了文件。可以先听一听。',
  downgrade: '也可能是客户当面说了推迟，只是没有登记联系。可以问问依据。',
  same_date: '也可能那天有活动，一起约了客户。可以看看计划的目的。',
};
