import type { ReactElement } from 'react';
import { type Gender, nameWithTitle } from '../../shared/domain/person-name.ts';
import { TwoLines } from './two-lines.tsx';

interface PersonLinesProps {
  readonly name: string;
  readonly gender: Gender | null;
  /** Below the name: 「尾号 5521」. */
  readonly sub: string;
}

/** Who it is, in a 52 px row: the name, quietly the title, and below it how to tell him. */
export function PersonLines({ name, gender, sub }: PersonLinesProps): ReactElement {
  const full = nameWithTitle(name, gender);
  return (
    <TwoLines
      main={
        <>
          <b>{name}</b> <span className="t2">{full.slice(name.length).trim()}</span>
        </>
      }
      sub={sub}
      title={full}
    />
  );
}

/** 「尾号 5521」, of which nobody who passes can make a number. */
export function tailWords(phoneTail: string | null): string {
  return phoneTail === null ? '没有号码' : `尾号 ${phoneTail}`;
}
