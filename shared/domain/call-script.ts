import type { Level } from './level.ts';
import type { PlanOrigin } from './plan-codes.ts';

/** What a call should bring up, from what is known of the customer: who calls decides what of it he says. */
interface CallFacts {
  readonly level: Level;
  /** Which rule made the plan; null for a contact without one. */
  readonly origin: PlanOrigin | null;
  /** Code of the category of the last feedback; null where there was none. */
  readonly category: string | null;
}

const byCategory: Readonly<Record<string, string>> = {
  price_drop: '先报近期的活动和金融方案，问他心里的价位，不在电话里一步让到底',
  no_model: '说明到货的日子，问愿不愿意先看同级的现车',
  no_colour: '说明这个颜色的到货日子，问别的颜色能不能考虑',
  doubts: '先让他把顾虑说完，约一次试驾当面解决',
  comparing: '问还在看哪款、看中它哪一点，再说咱们这款不一样的地方',
  family: '请家人一起来店试坐，问家里最在意什么',
  funds: '算一遍首付和月供，问什么时候资金方便',
  trade_in_price: '问旧车的年份、里程和心理价，约来店评估',
  distance: '问方便的日子，可以上门或送车试驾',
  bought_elsewhere: '问买了什么、为什么，真买了就申请战败；请他介绍朋友',
};

const byLevel: Readonly<Record<Level, string>> = {
  O: '告诉他车到哪一步、哪天能提，问还缺什么手续',
  H: '问定下来还差什么，约好到店的日子和时间',
  A: '约到店或试驾，说好哪天几点',
  B: '问最近有没有再去看车，约下次到店',
  C: '问用车时间有没有变，有新活动告诉他',
  N: '问一声近况，用车时间定了就改级别',
};

/** The prompts of a call (§四.2–3), what was said last first; never more than two, because nobody reads more while dialling. */
export function callScript({ level, origin, category }: CallFacts): readonly string[] {
  const said = category === null ? undefined : byCategory[category];
  if (origin === 'first_48h') return ['谢谢他来店，问看车的感受和还有什么想了解', said ?? byLevel[level]];
  return said === undefined ? [byLevel[level]] : [said, byLevel[level]];
}
