import { describe, expect, test } from 'vitest';
import {
  canSeeFullPhone,
  contactFor,
  customerFieldNames,
  customerShape,
  customerValuesOf,
  isShowingLogged,
} from './customer.ts';
import { type Role, roles } from './roles.ts';

const customer = { ownerId: 'li', name: '宋佳', gender: 'female', phone: '15000003178' } as const;
const look = (staffId: string, role: Role, hasOpenPlan = false, ownerId: string | null = 'li') => ({
  viewer: { staffId, role },
  customer: { ...customer, ownerId },
  hasOpenPlan,
});

describe('the full phone', () => {
  test('is shown to the owner, and that is not logged', () => {
    expect(canSeeFullPhone(look('li', 'consultant'))).toBe(true);
    expect(isShowingLogged(look('li', 'consultant'))).toBe(false);
  });

  test('is shown to managers alone among those who have no plan, and every showing is logged', () => {
    const seers = roles.filter((role) => canSeeFullPhone(look('other', role)));
    expect(seers).toEqual(['showroom_manager', 'sales_manager', 'general_manager']);
    expect(seers.every((role) => isShowingLogged(look('other', role)))).toBe(true);
  });

  test.each<Role>(['consultant', 'telemarketer', 'service_agent'])(
    'is shown to the %s with an open plan while it is open, and logged',
    (role) => {
      expect(canSeeFullPhone(look('other', role, true))).toBe(true);
      expect(isShowingLogged(look('other', role, true))).toBe(true);
      expect(canSeeFullPhone(look('other', role, false))).toBe(false);
      expect(isShowingLogged(look('other', role, false))).toBe(false);
    },
  );

  test('of a customer whom nobody owns is nobody\u2019s', () => {
    expect(canSeeFullPhone(look('', 'consultant', false, null))).toBe(false);
  });

  test('is masked for all others, as is the name', () => {
    expect(contactFor(look('li', 'consultant'))).toEqual({ name: '宋佳', phone: '15000003178', masked: false });
    expect(contactFor(look('wang', 'consultant'))).toEqual({ name: '宋* 女士', phone: '150****3178', masked: true });
    const silent = look('wang', 'consultant');
    expect(contactFor({ ...silent, customer: { ...silent.customer, phone: null } }).phone).toBeNull();
  });
});

describe('a card tells about its customer', () => {
  test('what belongs to the person and not to the visit, and nothing it does not mention', () => {
    expect(customerValuesOf({ name: '宋佳', phone: null, level: 'A', visitKind: 'first' })).toEqual({
      name: '宋佳',
      phone: null,
    });
  });

  test('by the same rules as on the card', () => {
    expect(Object.keys(customerShape)).toEqual([...customerFieldNames]);
    expect(customerShape.phone.parse('150 0000 3178')).toBe('15000003178');
  });
});
