/** Shrinks the writing of a page, by its `--fit`, until all of it is on the page or the smallest size is reached. */
export function fitToPage(body: HTMLElement | null, smallest: number): void {
  if (!body?.parentElement) return;
  for (let scale = 1; scale >= smallest; scale -= 0.04) {
    body.style.setProperty('--fit', String(scale));
    if (body.scrollHeight <= body.clientHeight + 1) return;
  }
}
