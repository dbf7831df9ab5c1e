import './merge.css';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { MergeUndo } from '../../../shared/contract/merge.ts';
import { Note } from '../../components/marks.tsx';
import { LoadingRows } from '../../components/states.tsx';
import { useApi } from '../../state/api.ts';
import { useToday, useZone } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { ActPanel } from '../customers/acts/act-panel.tsx';
import { momentOf } from '../customers/customer-words.ts';
import { touchedByMerges, useMergeUndo } from './merge-queries.ts';

interface UndoPanelProps {
  readonly mergeId: string;
  readonly onClose: () => void;
}

/** 拆开: takes a merge back; what was written since is told, and what may go either way is chosen. */
export function UndoPanel({ mergeId, onClose }: UndoPanelProps): ReactElement {
  const [taken, setTaken] = useState<readonly string[]>([]);
  const { data, error } = useMergeUndo(mergeId, taken);
  if (data !== undefined) return <UndoForm data={data} taken={taken} onTake={setTaken} onClose={onClose} />;
  return (
    <ActPanel
      title="拆开合并"
      done="拆成两条记录"
      busy={false}
      disabled
      error={error === null ? null : `${failureOf(error).text}。`}
      onDone={() => {}}
      onClose={onClose}
    >
      {error === null && <LoadingRows words="正在看哪些要拆…" rows={4} />}
    </ActPanel>
  );
}

interface UndoFormProps extends Pick<UndoPanelProps, 'onClose'> {
  readonly data: MergeUndo;
  readonly taken: readonly string[];
  readonly onTake: (taken: readonly string[]) => void;
}

function UndoForm({ data, taken, onTake, onClose }: UndoFormProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const zone = useZone();
  const today = useToday();
  const undo = useAct((take: readonly string[]) => api.merge.undo({ mergeId: data.mergeId, take: [...take] }), {
    onDone: async () => {
      onClose();
      await Promise.all(touchedByMerges.map((queryKey) => queries.invalidateQueries({ queryKey })));
      notices.show({ text: `已拆成两条，「${data.name}」又是一条自己的记录` });
    },
  });
  const toggle = (id: string): void => {
    undo.clear();
    onTake(taken.includes(id) ? taken.filter((each) => each !== id) : [...taken, id].toSorted());
  };
  const moment = momentOf(data.at, zone, today);
  const returning = data.fields.filter(({ returns }) => returns).map(({ label }) => label);
  const staying = data.fields.filter(({ returns }) => !returns).map(({ label }) => label);
  return (
    <ActPanel
      title="拆开合并"
      about={`${moment.day} ${moment.time} ${data.by.name}合并`}
      done="拆成两条记录"
      busy={undo.busy}
      disabled={data.blocked !== null}
      error={undo.failure === null ? null : `${undo.failure.text}。`}
      consequence="两条记录都恢复，各自记下是谁拆的；拆错了可以再合并。"
      onDone={() => undo.run(taken)}
      onClose={onClose}
    >
      {data.blocked !== null && (
        <Note tone="amber" live>
          现在还拆不开：{data.blocked}。
        </Note>
      )}
      <section>
        <h3 className="b">回到「{data.name}」</h3>
        <p className="t2">
          {data.returning.map(({ kind, count }) => `${kind} ${count}`).join('、') || '没有跟过来的'}
          {data.following > 0 && `；其中 ${data.following} 条是合并以后记在它们上面的`}
        </p>
      </section>
      {data.pieces.length > 0 && (
        <fieldset>
          <legend className="b">合并以后新记的，选中的也拆过去</legend>
          {data.pieces.map((piece) => {
            const at = momentOf(piece.at, zone, today);
            return (
              <label key={piece.id} className="merge-piece">
                <input type="checkbox" checked={taken.includes(piece.id)} onChange={() => toggle(piece.id)} />
                <span>
                  {piece.kind} {piece.words}{' '}
                  <span className="xs t3 nw">
                    {at.day} {at.time}
                    {piece.count > 1 && `，连着 ${piece.count} 条`}
                  </span>
                </span>
              </label>
            );
          })}
        </fieldset>
      )}
      {returning.length > 0 && (
        <p className="t2">
          {data.keptName === data.name ? '留下的这条' : `「${data.keptName}」`}的{returning.join('、')}
          退回合并前的样子。
        </p>
      )}
      {staying.length > 0 && <Note>合并以后又改过的不动：{staying.join('、')}。</Note>}
    </ActPanel>
  );
}
