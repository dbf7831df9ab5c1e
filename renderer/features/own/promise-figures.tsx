import type { ReactElement } from 'react';
import { codesOf } from '../../../shared/domain/codes.ts';
import { type PromiseKind, promiseKinds } from '../../../shared/domain/promise.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Kbd } from '../../components/marks.tsx';
import type { OwnFigures } from './own-queries.ts';

interface PromiseFiguresProps {
  readonly promises: OwnFigures['promises'];
  readonly title: string;
  readonly kind: PromiseKind;
  readonly onKind: (kind: PromiseKind) => void;
}

/** The calls of a month: kept, made up late, missed; the chosen figure's records stand at the right. */
export function PromiseFigures({ promises, title, kind, onKind }: PromiseFiguresProps): ReactElement {
  const kinds = codesOf(promiseKinds);
  useKeys(
    '我的',
    kinds.map((each, index) => ({
      keys: String(index + 1),
      label: `看${promiseKinds[each]}的`,
      hint: '看背后的记录',
      run: () => onKind(each),
    })),
  );
  return (
    <section aria-label="回访">
      <h2 className="md b">
        {title}的回访
        {promises.rate !== null && <span className="t2">按时率 {promises.rate}%</span>}
      </h2>
      <div className="own-figures">
        {kinds.map((each, index) => (
          <button
            key={each}
            type="button"
            className="own-figure"
            aria-pressed={kind === each}
            onClick={() => onKind(each)}
          >
            <b className={each === 'kept' || promises[each] === 0 ? '' : 'red'}>{promises[each]}</b>
            <span className="xs t2">
              {promiseKinds[each]} <Kbd keys={String(index + 1)} />
            </span>
          </button>
        ))}
      </div>
      <p className="xs t3 own-formula">{promises.formula}</p>
    </section>
  );
}
