import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cityOptions,
  countyCodes,
  countyOptions,
  findRegion,
  isCountyCode,
  provinceOptions,
  regionName,
  regionPath,
  regionText,
} from './region.ts';
import { createRegionSearch } from './region-search.ts';

describe('a region goes down to the county (§二.8)', () => {
  test('a county, a district and a county-level city are enough, a province or city is not', () => {
    expect(['130631', '110105', '130682'].map(isCountyCode)).toEqual([true, true, true]);
    expect(['130000', '130600', '999999', '', 'constructor'].map(isCountyCode)).toEqual(Array(5).fill(false));
  });

  test('a city without counties is entered by its town', () => {
    expect(isCountyCode('441900')).toBe(false);
    expect(regionPath('441904')).toEqual(['广东省', '东莞市', '长安镇']);
    expect(countyOptions('442000').map(({ name }) => name)).toContain('小榄镇');
  });
});

describe('a region is written', () => {
  test.each([
    ['130682', ['河北省', '保定市', '定州市'], '河北 · 保定 · 定州市'],
    ['110105', ['北京市', '朝阳区'], '北京 · 朝阳区'],
    ['500233', ['重庆市', '忠县'], '重庆 · 忠县'],
    ['429004', ['湖北省', '仙桃市'], '湖北 · 仙桃市'],
    ['152221', ['内蒙古自治区', '兴安盟', '科尔沁右翼前旗'], '内蒙古 · 兴安盟 · 科尔沁右翼前旗'],
    ['130600', ['河北省', '保定市'], '河北 · 保定市'],
  ])('%s as the steps of an address', (code, path, text) => {
    expect(regionPath(code)).toEqual(path);
    expect(regionText(code)).toBe(text);
    expect(regionName(code)).toBe(path.at(-1));
  });

  test('not at all where the code is unknown', () => {
    expect([regionPath('999999'), regionName('999999'), regionText('999999')]).toEqual([null, null, '']);
  });
});

describe('names lead to the county', () => {
  test.each([
    ['河北省', '保定市', '定州市', '130682'],
    ['河北', '保定', '定州', '130682'],
    ['河北省', '保定市', ' 望 都 县 ', '130631'],
    ['河北省', '石家庄市', '行唐县', '130125'],
    ['北京市', '', '朝阳区', '110105'],
    ['北京市', '北京市', '朝阳区', '110105'],
    ['北京', '市辖区', '朝阳', '110105'],
    ['重庆市', '县', '忠县', '500233'],
    ['湖北省', '', '仙桃市', '429004'],
    ['广东省', '东莞市', '长安镇', '441904'],
  ])('%s %s %s', (province, city, county, code) => {
    expect(findRegion(province, city, county)).toBe(code);
  });

  test.each([
    ['河北省', '保定市', ''],
    ['河北省', '保定市', '朝阳区'],
    ['河北省', '', '定州市'],
    ['', '', '朝阳区'],
  ])('%s %s %s is not enough', (province, city, county) => {
    expect(findRegion(province, city, county)).toBeNull();
  });

  test('of any county in the country', () => {
    fc.assert(
      fc.property(fc.constantFrom(...countyCodes()), (code) => {
        const province = regionName(`${code.slice(0, 2)}0000`) ?? '';
        const city = regionName(`${code.slice(0, 4)}00`) ?? '';
        expect(findRegion(province, city, regionName(code) ?? '')).toBe(code);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a picker', () => {
  test('goes from province to city to county', () => {
    expect(provinceOptions()).toHaveLength(34);
    expect(cityOptions('130000').map(({ name }) => name)).toContain('保定市');
    expect(countyOptions('130600')).toContainEqual({ code: '130634', name: '曲阳县' });
    expect(countyOptions('130600').every(({ code }) => code.startsWith('1306'))).toBe(true);
  });

  test('may skip the city of a municipality', () => {
    expect(countyOptions('500000').map(({ name }) => name)).toEqual(expect.arrayContaining(['渝中区', '忠县']));
    expect(countyOptions('110000')).toEqual(countyOptions('110100'));
  });
});

describe('searching as one types', () => {
  const search = createRegionSearch();
  const first = (text: string) => search(text, '130682')[0]?.code;

  test.each([
    ['定州', '130682'],
    ['dz', '130682'],
    ['dingzhou', '130682'],
    ['bddz', '130682'],
    ['保定曲阳', '130634'],
    ['河北保定曲阳县', '130634'],
    ['quyang', '130634'],
    ['wangdu', '130631'],
    ['wd', '130631'],
    ['无极', '130130'],
  ])('「%s」 finds %s first for a store in 定州', (text, code) => {
    expect(first(text)).toBe(code);
  });

  test('puts what is called so before what lies in a city called so', () => {
    expect(search('朝阳', null, 4).map(({ path }) => path.join(''))).toEqual([
      '北京市朝阳区',
      '辽宁省朝阳市朝阳县',
      '吉林省长春市朝阳区',
      '辽宁省朝阳市双塔区',
    ]);
  });

  test('finds nothing for a blank or an unknown word', () => {
    expect([search('  '), search('火星'), search('·')]).toEqual([[], [], []]);
  });

  test('finds every county by its full name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...countyCodes()), (code) => {
        expect(search((regionPath(code) ?? []).join(''), null, 50).map((hit) => hit.code)).toContain(code);
      }),
    );
  });
});
