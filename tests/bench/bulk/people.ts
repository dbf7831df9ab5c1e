import { pinyinOf } from '../../../shared/text/pinyin.ts';
import { searchTermsOf } from '../../../shared/text/search.ts';
import type { Copy } from './slots.ts';

/** Made-up people by their number: every one has another phone, many share a name, as people do. */
export interface People {
  personOf(life: number): Copy['person'];
  /** What the search index holds of him, but for the owner's token. */
  termsOf(person: Copy['person']): string;
}

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
  ...'余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文单仇',
];
const given = [
  ...'建国志刚海涛文斌立新振华永强春生玉林小军俊杰浩然子轩宇航博天佑明远思源家辉秀英桂兰淑珍梅丽红燕雪慧敏雅静欣怡诗涵雨桐佳琪芳娜艳娟霞平丹萍颖洁琳婷伟磊勇超鹏健峰亮波凯飞龙旭洋',
];
const names = 20_000;
const exchanges = ['135', '136', '137', '138', '139', '150', '151', '152', '158', '159', '186', '187', '188'];
const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];

export function createPeople(): People {
  const known = new Map<string, { readonly pinyin: string; readonly initials: string; readonly terms: string }>();
  const aboutName = (name: string) => {
    const before = known.get(name);
    if (before) return before;
    const { full: pinyin, initials } = pinyinOf(name);
    const about = { pinyin, initials, terms: searchTermsOf({ name, phones: [] }) };
    known.set(name, about);
    return about;
  };
  return {
    personOf: (life) => {
      const name = nameOf((life * 7919) % names);
      const { pinyin, initials } = aboutName(name);
      return { name, pinyin, initials, phone: phoneOf(life), plate: plateOf(life) };
    },
    termsOf: ({ name, phone, plate }) =>
      `${aboutName(name).terms} ${searchTermsOf({ name: '', phones: [phone], plates: plate === '' ? [] : [plate] })}`,
  };
}

function nameOf(n: number): string {
  const surname = surnames[n % surnames.length] ?? '';
  const first = given[(n * 31) % given.length] ?? '';
  const second = given[(n * 17 + 5) % given.length] ?? '';
  return n % 4 === 0 ? surname + first : surname + first + second;
}

function phoneOf(life: number): string {
  // multiplying by a prime turns neighbours into strangers and meets no number twice
  return `${exchanges[life % exchanges.length]}${String((life * 73_939_133) % 100_000_000).padStart(8, '0')}`;
}

function plateOf(life: number): string {
  const place = letters[Math.floor(life / 100_000) % letters.length] ?? 'F';
  return `冀${place}${String((life * 7919) % 100_000).padStart(5, '0')}`;
}
