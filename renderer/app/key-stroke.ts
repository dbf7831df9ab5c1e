import type { KeyGround, KeyStroke } from './keys.ts';

const textTypes = new Set(['text', 'search', 'tel', 'url', 'email', 'password', 'number', 'date', 'time', '']);
const textRoles = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton']);
const choiceRoles = new Set(['radio', 'option', 'listbox', 'menuitem', 'menuitemradio', 'tab', 'slider']);
const pressRoles = new Set(['button', 'checkbox', 'switch', 'link', 'columnheader']);

/** Key code of every key that an input method swallows; some of them set it without `isComposing`. */
const composingCode = 229;

/** Reads a keyboard event. Letters typed with Ctrl or Alt on a layout without Latin letters are taken from the key's place. */
export function strokeOf(event: KeyboardEvent): KeyStroke {
  const ctrl = event.ctrlKey || event.metaKey;
  return {
    key: keyName(event, ctrl || event.altKey),
    ctrl,
    alt: event.altKey,
    shift: event.shiftKey,
    composing: isComposing(event),
    ground: groundOf(event.target),
  };
}

/** Whether the key belongs to an input method that is composing. */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === composingCode;
}

/** Which keys the focused element needs for itself. */
export function groundOf(target: EventTarget | null): KeyGround {
  if (!(target instanceof HTMLElement)) return 'none';
  const role = target.getAttribute('role');
  if (target.isContentEditable || (role !== null && textRoles.has(role))) return 'text';
  switch (target.tagName) {
    case 'TEXTAREA':
    case 'SELECT':
      return 'text';
    case 'INPUT': {
      const type = (target.getAttribute('type') ?? '').toLowerCase();
      if (textTypes.has(type)) return 'text';
      return type === 'radio' ? 'choice' : 'press';
    }
    default:
  }
  if (role !== null && choiceRoles.has(role)) return 'choice';
  if (target.tagName === 'BUTTON' || target.tagName === 'SUMMARY') return 'press';
  if (target.tagName === 'A' && target.hasAttribute('href')) return 'press';
  return role !== null && pressRoles.has(role) ? 'press' : 'none';
}

function keyName(event: KeyboardEvent, isChord: boolean): string {
  const key = event.key.normalize('NFKC');
  if (key.length === 1 && key >= '!' && key <= '~') {
    // Alt makes marks of letters on some layouts; the place of the key says what was meant.
    return isChord ? (placeOf(event.code) ?? key.toLowerCase()) : key.toLowerCase();
  }
  return isChord ? (placeOf(event.code) ?? key) : key;
}

function placeOf(code: string): string | null {
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  return place ? (place[1]?.toLowerCase() ?? place[2] ?? null) : null;
}
