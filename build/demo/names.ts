import type { Chance } from './chance.ts';

/** Somebody the showroom may meet. The number is made up: no exchange has the middle 0000. */
export interface PersonWords {
  readonly name: string;
  readonly gender: 'male' | 'female';
  readonly phone: string;
}

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
  ...'余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
const maleNames = [
  '建国 志刚 海涛 文斌 立新 振华 永强 春生 玉林 国庆 小军 俊杰 浩然 子轩 宇航 博文 天佑 明远 思源 家辉',
  '伟 强 磊 军 勇 涛 超 鹏 辉 斌 刚 健 峰 亮 波 凯 飞 龙 旭 洋',
]
  .join(' ')
  .split(' ');
const femaleNames = [
  '秀英 桂兰 淑珍 玉梅 丽华 晓红 海燕 春梅 雪梅 慧敏 雅静 欣怡 梦瑶 诗涵 雨桐 佳琪 思雨 晓彤 文静 美玲',
  '芳 娜 敏 静 丽 艳 娟 霞 平 燕 红 玲 丹 萍 颖 洁 琳 雪 婷 慧',
]
  .join(' ')
  .split(' ');
const exchanges = ['135', '136', '137', '138', '139', '150', '151', '152', '158', '159', '186', '187', '188'];

/** Different people with different numbers, one after the other. */
export function createStrangers(chance: Chance): () => PersonWords {
  const taken = new Set<string>();
  const fresh = (make: () => string): string => {
    for (;;) {
      const text = make();
      if (taken.has(text)) continue;
      taken.add(text);
      return text;
    }
  };
  return () => {
    const gender = chance.happens(0.64) ? 'male' : 'female';
    const given = gender === 'male' ? maleNames : femaleNames;
    return {
      gender,
      name: fresh(() => chance.one(surnames) + chance.one(given)),
      phone: `${chance.one(exchanges)}0000${fresh(() => String(chance.int(1000, 9999)))}`,
    };
  };
}
