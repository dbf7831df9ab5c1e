import { expect, test } from 'vitest';
import { liu } from '../../../testing/customer-rows.ts';
import { blankDraft, changedFields, conflictsOf, profileOf, settled, updateOf, withTyped } from './profile-draft.ts';

const stored = profileOf(liu, null);

test('only what was changed is sent, each with the value that was on the screen', () => {
  const draft = withTyped(withTyped(blankDraft, 'remark', '戴眼镜', stored), 'wechat', '', stored);
  expect(updateOf(draft)).toEqual({
    patch: { wechat: null, remark: '戴眼镜' },
    seen: { wechat: 'lhb_5521', remark: '1 米 8' },
  });
});

test('typing the old value again takes the change back', () => {
  const draft = withTyped(withTyped(blankDraft, 'remark', '戴眼镜', stored), 'remark', '1 米 8', stored);
  expect(changedFields(draft)).toEqual([]);
});

test('a field that somebody else changed meanwhile is a conflict, one that nobody touched is none', () => {
  const draft = withTyped(withTyped(blankDraft, 'remark', '戴眼镜', stored), 'street', '清风街 8 号', stored);
  const later = profileOf({ ...liu, remark: '左手戴表' }, null);
  expect(conflictsOf(draft, later)).toEqual(['remark']);
});

test('somebody else writing the very same is no conflict', () => {
  const draft = withTyped(blankDraft, 'remark', '戴眼镜', stored);
  expect(conflictsOf(draft, profileOf({ ...liu, remark: '戴眼镜' }, null))).toEqual([]);
});

test('a conflict is settled by the stored value or by one’s own, written over what was then seen', () => {
  const draft = withTyped(blankDraft, 'remark', '戴眼镜', stored);
  const later = profileOf({ ...liu, remark: '左手戴表' }, null);
  expect(changedFields(settled(draft, 'remark', 'stored', later))).toEqual([]);
  const mine = settled(draft, 'remark', 'typed', later);
  expect(conflictsOf(mine, later)).toEqual([]);
  expect(updateOf(mine)).toEqual({ patch: { remark: '戴眼镜' }, seen: { remark: '左手戴表' } });
});
