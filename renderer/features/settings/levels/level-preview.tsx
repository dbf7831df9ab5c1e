import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { dateWords } from '../../../../shared/calendar/words.ts';
import type { LevelPreview } from '../../../../shared/contract/policy-preview.ts';
import { LevelBadge, Note } from '../../../components/marks.tsx';
import { ErrorState, LoadingRows } from '../../../components/states.tsx';
import { useApi } from '../../../state/api.ts';
import { useToday } from '../../../state/clock.ts';
import { failureOf } from '../../../state/failure.ts';
import { useSettled } from '../../../state/settled.ts';
import type { LevelTerms } from './level-draft.ts';

const typingMs = 400;
/** More people than a panel shows at once are summed up. */
const shownPeople = 8;

/** What a version would change, asked anew while it is typed. */
export function useLevelPreview(terms: LevelTerms | null) {
  const api = useApi();
  const asked = useSettled(terms === null ? null : JSON.stringify(terms), typingMs);
  const query = useQuery({
    queryKey: ['policy', 'preview', asked],
    enabled: asked !== null,
    // what is asked is what the draft says: nothing else stands behind the key
    queryFn: ({ signal }) => api.policy.previewLevels(JSON.parse(asked ?? '{}') as LevelTerms, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const isCurrent = terms !== null && asked === JSON.stringify(terms) && !query.isPlaceholderData;
  return { ...query, isCurrent };
}

interface ShownProps {
  /** What is missing before anything can be computed; null where nothing is. */
  readonly missing: string | null;
  readonly preview: ReturnType<typeof useLevelPreview>;
}

/** 会改动什么: on the plans that are there, before anything is saved. */
export function ShownPreview({ missing, preview }: ShownProps): ReactElement {
  const { data, error, isCurrent } = preview;
  if (missing !== null) return <p className="t2">{missing}，这里就算出会改动什么。</p>;
  if (error !== null) {
    const { text, errorNumber, code } = failureOf(error);
    // a refusal is said at the form; what broke is said here
    return code === null || errorNumber !== null ? (
      <ErrorState
        title="没能算出会改动什么"
        text={text}
        errorNumber={errorNumber}
        onRetry={() => void preview.refetch()}
      />
    ) : (
      <p className="red" role="alert">
        {text}
      </p>
    );
  }
  if (data === undefined) return <LoadingRows words="正在按现在的计划算…" rowHeight={32} rows={4} />;
  return (
    <div className={isCurrent ? 'level-figures' : 'level-figures level-old'} aria-busy={!isCurrent} aria-live="polite">
      <Figures preview={data} />
    </div>
  );
}

function Figures({ preview }: { readonly preview: LevelPreview }): ReactElement {
  const today = useToday();
  const { changes, moved, onTheDay, overdue, dueBefore, levels, people, stale } = preview;
  const day = dateWords(preview.changeOn, today);
  return (
    <>
      <p className="level-changes">{changes.join('，')}</p>
      <p className="md b">
        {moved === 0 ? '没有下次回访要移动' : `${moved} 个下次回访提前`}，{lateWords(overdue)}。
      </p>
      {moved > onTheDay && preview.firstOn !== null && preview.lastOn !== null && (
        <p className="t2">{rangeWords(preview.firstOn, preview.lastOn, today)}</p>
      )}
      {onTheDay > 0 && (
        <Note tone="amber" icon="warning">
          其中 {onTheDay} 个改到{day}，{day}就要打完。
        </Note>
      )}
      {levels.length > 0 && (
        <table className="tb">
          <thead>
            <tr>
              <th scope="col">级别</th>
              <th scope="col" className="n">
                在跟进
              </th>
              <th scope="col" className="n">
                提前
              </th>
              <th scope="col" className="n">
                改到{day}
              </th>
            </tr>
          </thead>
          <tbody>
            {levels.map((each) => (
              <tr key={each.level}>
                <td>
                  <LevelBadge level={each.level} />
                </td>
                <td className="n">{each.living}</td>
                <td className="n">{each.moved}</td>
                <td className="n">{each.onTheDay}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {people.length > 0 && (
        <p className="t2">
          {people
            .slice(0, shownPeople)
            .map(({ person, moved: theirs }) => `${person.name} ${theirs} 个`)
            .join('，')}
          {people.length > shownPeople && `，另外 ${people.length - shownPeople} 人`}
        </p>
      )}
      {dueBefore > 0 && (
        <p className="t2">
          另有 {dueBefore} 个在{day}以前就该打，不算在内。
        </p>
      )}
      {stale !== null && (
        <p className="t2">
          要重新定级的：照原来的 {stale.before} 个，照新的 {stale.after} 个。
        </p>
      )}
    </>
  );
}

function lateWords(overdue: number): string {
  return overdue === 0 ? '没有因此逾期的' : `${overdue} 个因此逾期`;
}

function rangeWords(first: string, last: string, today: string): string {
  return first === last
    ? `都改到${dateWords(first, today)}。`
    : `改到${dateWords(first, today)}至${dateWords(last, today)}之间，各在自己的最晚日。`;
}
