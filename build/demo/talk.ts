import type { Chance } from './chance.ts';

/** What a sentence about a customer can speak of. */
export interface Topic {
  readonly model: string;
  readonly competitor: string;
  readonly colour: string;
}

/** The lists' codes of what keeps a customer from buying, and what customers say about it. */
const feedbackByCategory = {
  price_drop: [
    '觉得{model}价格还能再谈，问月底有没有活动，答应有政策第一时间告诉他',
    '说隔壁县报价低三千，要我们跟一跟，已约他再来当面算',
    '等店庆的优惠，现在不着急，先把置换补贴讲清楚了',
    '问全款能不能再优惠两千，送装潢可以考虑',
    '想等厂家补贴落地，把截止日期发给他了',
  ],
  no_model: [
    '想要的配置现在没有现车，答应等两周',
    '只看顶配，本月排产还没定，到车就通知',
    '想要四驱，店里只有两驱，让再等等',
  ],
  no_colour: [
    '只要{colour}，库存没有，从保定调车要四天，他愿意等',
    '家里人不喜欢现有颜色，{colour}下一批到店再约看车',
    '{colour}要订，问定金能不能退，已说明',
  ],
  doubts: [
    '担心{model}油耗高，发了两位老车主的真实油耗给他',
    '怕后期保养贵，给他列了三年保养费用表',
    '网上看到有人说小毛病多，约来店里看车间再说',
    '不放心变速箱，想再试一次驾，周末带朋友一起来',
  ],
  comparing: [
    '同时在看{competitor}，空间和后备厢觉得我们好，价格还要比',
    '昨天去试了{competitor}，说底盘没有{model}稳',
    '{competitor}给的贷款利息低，回去和家里商量',
    '对比{competitor}的配置表，主要差在座椅通风，我把选装价发过去了',
  ],
  family: [
    '媳妇还没看过车，周末一起来定',
    '父亲不同意贷款，想再攒几个月，先保持联系',
    '夫妻俩意见不一样，一个要{colour}，一个要黑的，约周六都来',
    '儿子在外地上学，回来看了再决定',
  ],
  funds: [
    '首付差一点，等工程款下来，大概月底',
    '贷款资料还没备齐，流水要再跑一个月',
    '手头钱压在货上，卖完这批粮就来',
    '公积金提取在办，办下来马上订',
  ],
  trade_in_price: [
    '旧车我们评估低了，他找二手车商又问了一家，差四千',
    '想把旧车自己卖，卖掉再来，让帮忙留意买家',
    '置换补贴算上可以接受，等二手车经理出个准价',
  ],
  distance: [
    '人在石家庄上班，只有周末回定州，约了周日',
    '住得远，来一趟不方便，先微信看视频',
    '在外地出差，回来再到店',
  ],
  bought_elsewhere: ['已经在别处定了{competitor}，问清楚了原因是现车', '朋友那里买了二手车，暂时不买了'],
  other: [
    '接电话在开车，说晚上再聊，态度不错',
    '看了发过去的视频，对内饰挺满意，问了上户流程',
    '问车险和上牌多少钱，已经报了明细',
    '说这两天忙，忙完带家里人来',
    '孩子上学要接送，过段时间肯定换，继续跟着',
    '加了微信，把{model}的配置单和现车图发过去了',
    '老车主介绍来的，比较信任，等选好颜色就定',
  ],
} as const;

export type FeedbackCategory = keyof typeof feedbackByCategory;

const openings = [
  '看了{model}实车，坐了前后排，重点讲了空间和油耗',
  '进店直奔{model}，之前在网上看过，问得很细',
  '带家人一起看{model}，孩子喜欢天窗',
  '路过进来看看，对{model}外观满意，{colour}的最喜欢',
  '讲了{model}和{competitor}的区别，试坐后觉得座椅舒服',
  '主要问落地价和贷款方案，给算了两种',
  '看车一个小时，试了一圈，开着觉得动力够用',
];

const features = [
  '高个子，戴眼镜，说话快',
  '开一辆银色捷达来的，副驾放着安全帽',
  '带着五六岁的男孩，孩子叫石头',
  '左手戴串珠，爱喝茶',
  '短发，穿红色外套，同来的是她姐姐',
  '县医院上班，中午休息时间来',
  '做建材生意，门店在北关',
  '口音像曲阳一带，抽红塔山',
  '退休老师，问得仔细，自己记本子',
  '开货车跑运输，皮肤黑，嗓门大',
  '年轻夫妻，女方做主',
  '在中山路开饭馆，晚上九点以后方便接电话',
  '戴鸭舌帽，胳膊有文身，人很爽快',
  '和邻居一起来的，邻居去年在我店提的 H6',
];

const purposes = [
  '邀约到店试驾',
  '报最新优惠',
  '发现车图片和视频',
  '问家里商量的结果',
  '约置换评估',
  '确认贷款资料',
  '约周末看车',
];

/** What the customer said, one sentence of the category. */
export function feedbackWords(chance: Chance, category: FeedbackCategory, topic: Topic): string {
  return fill(chance.one(feedbackByCategory[category]), topic);
}

/** What was talked about at the reception. */
export function receptionWords(chance: Chance, category: FeedbackCategory, topic: Topic): string {
  return `${fill(chance.one(openings), topic)}。${feedbackWords(chance, category, topic)}`;
}

/** By what one knows him again (§二.9). */
export function featureWords(chance: Chance): string {
  return chance.one(features);
}

export function purposeWords(chance: Chance): string {
  return chance.one(purposes);
}

/** Latin letters and digits stand apart from the characters around them. */
function fill(sentence: string, { model, competitor, colour }: Topic): string {
  return sentence
    .replace('{model}', model)
    .replace('{competitor}', competitor)
    .replace('{colour}', colour)
    .replace(/(\p{Script=Han})([A-Za-z0-9])/gu, '$1 $2')
    .replace(/([A-Za-z0-9])(\p{Script=Han})/gu, '$1 $2');
}
