import { useQueryClient } from '@tanstack/react-query';
import type { SpotItem } from '../../../shared/contract/spot-check.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { type Act, useAct } from '../../state/use-act.ts';
import type { ScoreDraft } from './score-draft.ts';
import { touchedByResult } from './spot-check-queries.ts';
import { resultWords } from './spot-words.ts';

/** Scores a recording, or judges it anew; says what came of it, the finding included. */
export function useJudge(item: SpotItem, onDone: () => void): Act<ScoreDraft> {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  return useAct(
    ({ marks, unusable, remark, reason }: ScoreDraft) => {
      const said = { id: item.id, unusable, remark, marks: unusable ? {} : marks };
      return item.judgedAt === null
        ? api.spotCheck.score(said)
        : api.spotCheck.correct({ ...said, reason, judgedAt: item.judgedAt });
    },
    {
      onDone: async (next) => {
        // on to the next first: whoever types fast must not mark the one that was just saved
        onDone();
        notices.show({
          text: `${next.consultant.name}打给${next.customerName}的：${resultWords(next)}${findingWords(item, next)}`,
        });
        await Promise.all(touchedByResult.map((queryKey) => queries.invalidateQueries({ queryKey })));
      },
    },
  );
}

function findingWords(before: SpotItem, next: SpotItem): string {
  if (next.findingId !== null) return before.findingId === null ? '，已记检查发现' : '';
  if (before.findingId !== null) return '，检查发现已撤回';
  return next.result === 'fail' ? '；那天的规定不记检查发现' : '';
}
