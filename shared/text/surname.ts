/** Surnames of two characters that a showroom meets; the rest of a Chinese name is the given name. */
const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 端木 轩辕 南宫 西门 独孤 单于 万俟 澹台 ' +
    '公冶 宗政 濮阳 淳于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 拓跋 夹谷 谷梁 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 ' +
    '公羊 赫连 贺兰 耶律 完颜 纳兰 叶赫 那拉 佟佳 章佳 第五 闻人 太史 哥舒 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 即墨 ' +
    '达奚 褚师 宰父 相里'
  ).split(' '),
);

/** Surname readings that the pinyin dictionary does not know, or knows only with the everyday reading. */
export const surnameReadings: Readonly<Record<string, readonly string[]>> = {
  单于: ['chan', 'yu'],
  洗: ['xian'],
  郇: ['xun'],
  种: ['chong'],
  祭: ['zhai'],
  佴: ['nai'],
  秘: ['bi'],
  晟: ['cheng'],
  炅: ['gui'],
  省: ['xing'],
  角: ['jue'],
  藏: ['zang'],
  么: ['yao'],
  逢: ['pang'],
  蔚: ['yu'],
  不: ['fou'],
  炔: ['gui'],
  参: ['shen'],
};

/** The surname at the head of a name: two characters where that is a known compound surname, otherwise one. */
export function surnameOf(name: string): string {
  const [first = '', second = ''] = name;
  return compoundSurnames.has(first + second) ? first + second : first;
}

/** Has somebody left the surname only (「田 先生」)? Enough for a quick save, not for the finished card (§二.2). */
export function isSurnameOnly(name: string): boolean {
  return surnameOf(name) === name;
}
