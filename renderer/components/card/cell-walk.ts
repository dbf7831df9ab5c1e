const cellSelector = '[data-cell]';

/**
 * Moves the focus to the next cell that is `wanted`, in the order of the page, and selects its text. Without
 * `wanted` it walks every cell and stops at the end, onwards past those that are settled; with it, it goes round. False
 * when there is none.
 * @param root the form; cells are the enabled `[data-cell]` elements in it
 * @param direction 1 onwards, −1 back
 */
export function focusNextCell(
  root: HTMLElement,
  wanted?: (cell: HTMLElement) => boolean,
  direction: 1 | -1 = 1,
): boolean {
  const cells = [...root.querySelectorAll<HTMLElement>(cellSelector)].filter(canTakeFocus);
  const active = root.ownerDocument.activeElement;
  const at = cells.findIndex((cell) => cell === active || cell.contains(active));
  const ahead = direction === 1 ? cells.slice(at + 1) : cells.slice(0, Math.max(at, 0)).reverse();
  const behind = direction === 1 ? cells.slice(0, Math.max(at, 0)) : cells.slice(at + 1).reverse();
  const target = wanted
    ? [...ahead, ...behind].find(wanted)
    : ahead.find((cell) => direction === -1 || !isSettled(cell));
  if (target === undefined) return false;
  focusCell(target);
  return true;
}

/** Moves the focus to the cell of a contract field: where a refusal points to. False when the form has no such cell. */
export function focusCellOf(root: HTMLElement, field: string): boolean {
  const cell = [...root.querySelectorAll<HTMLElement>(cellSelector)].find((each) => each.dataset.cell === field);
  if (cell === undefined) return false;
  focusCell(cell);
  return true;
}

/** A cell whose required value is missing (F4). */
export function isMissingCell(cell: HTMLElement): boolean {
  return cell.dataset.missing !== undefined;
}

/** A cell that quick save needs (F2). */
export function isQuickCell(cell: HTMLElement): boolean {
  return cell.dataset.quick !== undefined;
}

/** What is known already need not be walked through: typing meant for the next cell must not land in it. */
function isSettled(cell: HTMLElement): boolean {
  return cell.dataset.settled !== undefined;
}

function focusCell(cell: HTMLElement): void {
  const target = cell.matches('input, textarea, button, select, [tabindex]') ? cell : stopInside(cell);
  target?.focus();
  if (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox') target.select();
}

/** A row of choices is entered at the one that is taken, else at the first. */
function stopInside(cell: HTMLElement): HTMLElement | null {
  return (
    cell.querySelector<HTMLElement>(':checked:not([disabled])') ??
    cell.querySelector<HTMLElement>(
      'input:not([disabled]), button:not([disabled])[tabindex="0"], button:not([disabled])',
    )
  );
}

function canTakeFocus(cell: HTMLElement): boolean {
  if (cell.matches('[disabled]') || cell.getAttribute('aria-disabled') === 'true') return false;
  return cell.matches('input, textarea, button, select, [tabindex]') || stopInside(cell) !== null;
}
