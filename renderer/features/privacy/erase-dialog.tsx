import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import {
  type ErasureAsker,
  type ErasureProof,
  type ErasureWay,
  erasureAskers,
  erasureProofs,
} from '../../../shared/domain/erasure.ts';
import { useGo } from '../../app/go.tsx';
import { FinalDialog } from '../../components/final-dialog.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { isRemembered, rememberedKey } from '../../state/remembered.ts';
import { useAct } from '../../state/use-act.ts';
import { useOpened } from '../search/opened.ts';

/** What the request says. */
export interface EraseAnswers {
  readonly asker: ErasureAsker;
  readonly proof: ErasureProof;
  readonly way: ErasureWay;
  readonly requestedOn: CivilDate;
}

interface EraseDialogProps {
  readonly id: string;
  readonly name: string;
  readonly answers: EraseAnswers;
  readonly onClose: () => void;
}

/** Says once more that it cannot be taken back, and wants that to be ticked. */
export function EraseDialog({ id, name, answers, onClose }: EraseDialogProps): ReactElement {
  const api = useApi();
  const go = useGo();
  const notices = useNotices();
  const queries = useQueryClient();
  const [, putOpened] = useOpened();
  const [isSure, setSure] = useState(false);
  const erase = useAct(() => api.privacy.erase({ id, ...answers }), {
    onDone: (erased) => {
      putOpened((before) => before.filter((each) => each.id !== id));
      // nothing that this window still has may show him once more, nor what somebody was writing about him
      queries.removeQueries({
        predicate: (query) => (isRemembered(query) ? rememberedKey(query) : query.queryKey).includes(id),
      });
      void queries.invalidateQueries({ predicate: (query) => !isRemembered(query) });
      notices.show({ text: `资料已删除，以后叫「${erased.name}」` });
      onClose();
      go(`/customers/${id}`, { replace: true });
    },
  });
  return (
    <FinalDialog
      title={`永久删除${name}的资料`}
      name="删除资料"
      act="永久删除"
      leave="先不删"
      busy={erase.busy}
      disabled={!isSure}
      refusal={erase.failure?.text ?? null}
      onAct={() => erase.run(undefined)}
      onClose={onClose}
    >
      <p>
        姓名、号码和说过的话会从每一处删去，<b>不能撤销，谁也恢复不了</b>
        。没结束的购车意向记为无效，计划一并取消，不算没回访。
      </p>
      <label className="row" style={{ alignItems: 'flex-start' }}>
        <input type="checkbox" checked={isSure} onChange={(event) => setSure(event.currentTarget.checked)} />
        <span>
          {erasureAskers[answers.asker]}要求删除，已核实：{erasureProofs[answers.proof]}。我知道删了找不回来。
        </span>
      </label>
    </FinalDialog>
  );
}
