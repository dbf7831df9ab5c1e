import type { ReactElement } from 'react';
import { type HandoverKind, handoverKinds } from '../../../shared/domain/handover.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ChipChoice } from '../../components/chip-choice.tsx';
import { Note, ProgressBar } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { askOf, type GiveDraft, withKind } from './draft.ts';
import { usePreview } from './handover-queries.ts';
import { PeopleChips } from './people-chips.tsx';
import { PreviewBox } from './preview-box.tsx';
import { useHandover } from './use-handover.ts';

interface GivePanelProps {
  readonly name: string;
  readonly draft: GiveDraft;
  readonly onDraft: (draft: GiveDraft | null) => void;
  /** False for who may not see customers: he hands over everything or nothing. */
  readonly canChoose: boolean;
}

/** A hand-over that is being put together: why, what, to whom, what it would do, and the act. */
export function GivePanel({ name, draft, onDraft, canChoose }: GivePanelProps): ReactElement {
  const notices = useNotices();
  const ask = askOf(draft);
  const { data, error } = usePreview(ask);
  const preview = ask === null ? undefined : data;
  const run = useHandover((ended) => {
    const words = ended.state === 'stopped' ? '已停下，' : '';
    notices.show({ text: `${words}${name}的 ${ended.done} 位客户、${ended.plans} 个计划已交接` });
    onDraft(null);
  });
  const set = (part: Partial<GiveDraft>): void => onDraft({ ...draft, ...part });
  const isBusy = run.progress !== null;
  const canStart = ask !== null && preview !== undefined && error === null && !isBusy;
  const start = (): void => {
    if (ask !== null && canStart)
      run.start({ ...ask, kind: draft.kind, reason: draft.reason, returnsBooks: draft.returnsBooks });
  };
  const failure = run.failure ?? (error === null || ask === null ? null : failureOf(error));
  useKeys(
    '交接',
    [
      { keys: 'Ctrl+Enter', label: '交接', disabled: !canStart, run: start },
      isBusy
        ? { keys: 'Escape', label: '停下', inText: true, run: run.stop }
        : { keys: 'Escape', label: '不交了', inText: true, run: () => onDraft(null) },
    ],
    { layer: 'panel' },
  );
  return (
    <Panel
      label={`交接${name}的客户`}
      header={<h2 className="md b">交接{name}的客户</h2>}
      footer={
        isBusy ? (
          <Button keys="Escape" onClick={run.stop}>
            停下，没交的不动
          </Button>
        ) : (
          <>
            <Button look="primary" keys="Ctrl+Enter" disabled={!canStart} onClick={start}>
              {preview === undefined ? '交接' : `交接 ${preview.customers} 位客户`}
            </Button>
            <Button keys="Escape" onClick={() => onDraft(null)}>
              不交了
            </Button>
          </>
        )
      }
    >
      {run.progress !== null && (
        <div className="give-progress" aria-live="polite">
          <p>
            已交 {run.progress.done} 位，共 {run.progress.customers} 位
          </p>
          <ProgressBar label="交接" done={run.progress.done} total={run.progress.customers} />
        </div>
      )}
      <div className="give-form" inert={isBusy}>
        <ChipChoice<HandoverKind>
          label="为什么"
          value={draft.kind}
          choices={kinds}
          onChange={(kind) => onDraft(withKind(draft, kind, canChoose))}
        />
        {canChoose && (
          <ChipChoice<'all' | 'some'>
            label="交哪些"
            value={draft.scope}
            choices={[
              { value: 'some', label: draft.chosen.length === 0 ? '选客户' : `选了 ${draft.chosen.length} 位` },
              { value: 'all', label: '名下全部' },
            ]}
            onChange={(scope) => set({ scope })}
          />
        )}
        {draft.scope === 'some' && draft.chosen.length === 0 && (
          <p className="xs t2">在左边勾客户（空格），可以给每位单独指定接手的人。</p>
        )}
        <PeopleChips
          label="谁接手（几个人时按级别平均分）"
          without={draft.fromId}
          chosen={draft.receivers}
          onChange={(receivers) => set({ receivers })}
        />
        <label className="row">
          <input
            type="checkbox"
            checked={draft.keepsDue}
            onChange={(event) => set({ keepsDue: event.currentTarget.checked })}
          />
          <span>今天到期和逾期的仍由{name}做完</span>
        </label>
        {draft.scope === 'all' && (preview?.books ?? 0) > 0 && (
          <label className="row">
            <input
              type="checkbox"
              checked={draft.returnsBooks}
              onChange={(event) => set({ returnsBooks: event.currentTarget.checked })}
            />
            <span>没用完的 {preview?.books} 本卡交回前台（请先核对完他的卡）</span>
          </label>
        )}
        <input
          className="in"
          aria-label="说明"
          placeholder="说明，可以不写"
          maxLength={100}
          autoComplete="off"
          value={draft.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
        {failure !== null && (
          <Note tone="red" icon="warning" live>
            {failure.text}
          </Note>
        )}
        {preview !== undefined && error === null && <PreviewBox preview={preview} keepsDue={draft.keepsDue} />}
        <p className="xs t3">交接以后归属和业绩都算接手的人；要改回来，再交接一次。</p>
      </div>
    </Panel>
  );
}

const kinds = (Object.keys(handoverKinds) as HandoverKind[]) // the keys of a table of labels are its codes
  .map((value) => ({ value, label: handoverKinds[value] }));
