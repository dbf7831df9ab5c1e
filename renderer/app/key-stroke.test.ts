// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { groundOf, isComposing, strokeOf } from './key-stroke.ts';

function element(html: string): HTMLElement {
  const box = document.createElement('div');
  box.innerHTML = html;
  const inner = box.firstElementChild;
  if (!(inner instanceof HTMLElement)) throw new Error('no element');
  return inner;
}

test.each([
  ['<input>', 'text'],
  ['<input type="tel">', 'text'],
  ['<input type="password">', 'text'],
  ['<textarea></textarea>', 'text'],
  ['<select></select>', 'text'],
  ['<div role="combobox"></div>', 'text'],
  ['<input type="radio">', 'choice'],
  ['<button role="tab"></button>', 'choice'],
  ['<div role="option"></div>', 'choice'],
  ['<input type="checkbox">', 'press'],
  ['<button></button>', 'press'],
  ['<a href="#x"></a>', 'press'],
  ['<div role="grid"></div>', 'none'],
  ['<main></main>', 'none'],
] as const)('%s keeps the keys of %s', (html, ground) => {
  expect(groundOf(element(html))).toBe(ground);
});

test('key code 229 means composing even where the event does not say so', () => {
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
});

test('the full-width ？ of a Chinese keyboard is the ? that opens the key map', () => {
  expect(strokeOf(new KeyboardEvent('keydown', { key: '？', shiftKey: true })).key).toBe('?');
});

test('a letter that Alt has turned into a mark is taken from its place', () => {
  expect(strokeOf(new KeyboardEvent('keydown', { key: '˜', code: 'KeyN', altKey: true })).key).toBe('n');
  expect(strokeOf(new KeyboardEvent('keydown', { key: 'л', code: 'KeyK', ctrlKey: true })).key).toBe('k');
});

test('Command counts as Ctrl', () => {
  expect(strokeOf(new KeyboardEvent('keydown', { key: 's', metaKey: true })).ctrl).toBe(true);
});
