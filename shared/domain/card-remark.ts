const mark = '介绍人：';

/**
 * §二.6: the introducer's name stands in the remark as well, on a line of its own at the end. Idempotent: another name
 * replaces the line, and without an introducer it goes. Everything else in the remark stays as it was written.
 */
export function remarkWithIntroducer(values: {
  readonly remark?: string | null | undefined;
  readonly introducer?: string | null | undefined;
  readonly source?: string | null | undefined;
}): string {
  const own = remarkWithoutIntroducer(values.remark ?? '');
  const introducer = (values.introducer ?? '').trim();
  if (values.source !== 'relation' || introducer === '') return own;
  return own === '' ? mark + introducer : `${own}\n${mark}${introducer}`;
}

/** The remark without its mirrored line: what the person wrote. */
export function remarkWithoutIntroducer(remark: string): string {
  return remark
    .split('\n')
    .filter((line) => !line.trim().startsWith(mark))
    .join('\n')
    .trim();
}
