import type { ReactElement } from 'react';
import { fullDateWords } from '../../../../shared/calendar/words.ts';
import type { LevelPolicyVersion } from '../../../../shared/contract/policy.ts';
import { type Level, levels } from '../../../../shared/domain/level.ts';
import { useKeys } from '../../../app/use-keys.ts';
import { Button } from '../../../components/button.tsx';
import { type FieldControl, FieldRow } from '../../../components/field-row.tsx';
import { LevelBadge, Note } from '../../../components/marks.tsx';
import { Panel, Shape } from '../../../components/panel.tsx';
import { useDateField } from '../../../components/use-date-field.ts';
import { useFocusWrong } from '../../../components/use-focus-wrong.ts';
import { useApi } from '../../../state/api.ts';
import { useToday } from '../../../state/clock.ts';
import { useNotices } from '../../../state/notices.ts';
import { useAct } from '../../../state/use-act.ts';
import { FormEnd } from '../form-end.tsx';
import { WhyRow } from '../why-row.tsx';
import {
  datedLevels,
  type GapUnit,
  isChanged,
  type LevelDraft,
  type LevelTerms,
  movedTo,
  termsOf,
  versionAfter,
  versionOn,
} from './level-draft.ts';
import { ShownPreview, useLevelPreview } from './level-preview.tsx';

interface LevelEditorProps {
  readonly versions: readonly LevelPolicyVersion[];
  readonly draft: LevelDraft;
  readonly onChange: (draft: LevelDraft) => void;
  /** The draft stays for the next time. */
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

/** A new version of the intervals, with what it would change beside it. */
export function LevelEditor({ versions, draft, onChange, onClose, onSaved }: LevelEditorProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const read = termsOf(draft, versions);
  const terms = typeof read === 'string' ? null : read;
  const dirty = isChanged(draft, versions);
  const preview = useLevelPreview(dirty ? terms : null);
  const save = useAct((sent: LevelTerms & { readonly note: string }) => api.policy.saveLevels(sent), {
    refreshes: [['policy'], ['plan'], ['customer'], ['opportunity']],
    onDone: ({ id, inForce, moved }) => {
      onSaved(id);
      notices.show({
        text: inForce ? `新的级别规定已执行，${moved} 个下次回访提前` : '新的级别规定已定下，到那天零点执行',
      });
    },
  });
  useFocusWrong(save.failure);
  const set = (patch: Partial<LevelDraft>): void => {
    save.clear();
    onChange({ ...draft, ...patch });
  };
  const ready = dirty && terms !== null && preview.isCurrent && preview.data !== undefined && preview.error === null;
  const submit = (): void => {
    if (ready && terms !== null) save.run({ ...terms, note: draft.note });
  };
  useKeys('新的级别规定', [
    { keys: 'Ctrl+s', label: '定下这版规定', disabled: !ready, run: submit },
    { keys: 'Escape', label: '先不定', run: onClose },
  ]);
  const missing = typeof read === 'string' ? read : dirty ? null : '改一个数';
  const before = draft.effectiveFrom === null ? undefined : versionOn(versions, draft.effectiveFrom);
  const after = draft.effectiveFrom === null ? undefined : versionAfter(versions, draft.effectiveFrom);
  return (
    <Shape kind="panel">
      <div className="left">
        <div className="set-tools">
          <h2>新的级别规定</h2>
          {before !== undefined && <span className="t2 cut">照 {fullDateWords(before.effectiveFrom)} 起的一版改</span>}
        </div>
        <div className="page">
          <div className="set-sheet">
            <FieldRow label="开始执行" required help="今天或以后" error={save.errorAt('effectiveFrom')}>
              {(control) => (
                <StartDay
                  control={control}
                  value={draft.effectiveFrom}
                  today={today}
                  onChange={(day) => set(movedTo(draft, day, versions))}
                />
              )}
            </FieldRow>
            <Grid draft={draft} onChange={set} />
            <FieldRow label="第一次回访" required help="开卡后几天" error={save.errorAt('firstPlanDays')}>
              {(control) => (
                <NumberInput
                  {...control}
                  value={draft.firstPlanDays}
                  onChange={(firstPlanDays) => set({ firstPlanDays })}
                />
              )}
            </FieldRow>
            <WhyRow max={200} value={draft.note} error={save.errorAt('note')} onChange={(note) => set({ note })} />
            <FormEnd error={save.errorBeside(['effectiveFrom', 'firstPlanDays', 'note'])} />
          </div>
        </div>
      </div>
      <Panel
        label="会改动什么"
        header={<h2>会改动什么</h2>}
        footer={
          <>
            <Button look="primary" keys="Ctrl+S" disabled={!ready} busy={save.busy} onClick={submit}>
              定下这版规定
            </Button>
            <Button keys="Escape" onClick={onClose}>
              先不定
            </Button>
          </>
        }
      >
        <ShownPreview missing={missing} preview={preview} />
        {dirty && terms !== null && after !== undefined && (
          <Note tone="amber" icon="warning">
            {fullDateWords(after.effectiveFrom)} 起另有一版已经定下，到那天照那一版；要一直用，请撤回那一版再定。
          </Note>
        )}
        {dirty && terms !== null && (
          <p className="xs t3">
            过去的日子照原来的规定判。提前了的回访不会再移回来；开始执行后这一版不能改，只能再定一版。
          </p>
        )}
      </Panel>
    </Shape>
  );
}

interface GridProps {
  readonly draft: LevelDraft;
  readonly onChange: (patch: Partial<LevelDraft>) => void;
}

/** Level by level: how far ahead the purchase lies, and how long the customer may wait. */
function Grid({ draft, onChange }: GridProps): ReactElement {
  const setGap = (level: Level, gap: Partial<LevelDraft['gaps'][Level]>): void =>
    onChange({ gaps: { ...draft.gaps, [level]: { ...draft.gaps[level], ...gap } } });
  return (
    <table className="tb level-grid">
      <thead>
        <tr>
          <th scope="col">级别</th>
          <th scope="col">预计购车</th>
          <th scope="col">最晚多久回访一次</th>
        </tr>
      </thead>
      <tbody>
        {levels.map((level) => {
          const dated = datedLevels.find((each) => each === level);
          const { unit, count } = draft.gaps[level];
          return (
            <tr key={level}>
              <td>
                <LevelBadge level={level} />
              </td>
              <td>
                {dated === undefined ? (
                  level === 'O' ? (
                    '已订车，等交车'
                  ) : (
                    '没有明确时间'
                  )
                ) : (
                  <span className="row">
                    <NumberInput
                      aria-label={`${level} 级预计几天内购车`}
                      value={draft.horizons[dated]}
                      onChange={(days) => onChange({ horizons: { ...draft.horizons, [dated]: days } })}
                    />
                    天内
                  </span>
                )}
              </td>
              <td>
                <span className="row">
                  <NumberInput
                    aria-label={`${level} 级最长间隔`}
                    value={count}
                    onChange={(next) => setGap(level, { count: next })}
                  />
                  <UnitChoice level={level} unit={unit} onChange={(next) => setGap(level, { unit: next })} />
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const units: Readonly<Record<GapUnit, string>> = { day: '天', month: '个月' };

function UnitChoice(props: {
  readonly level: Level;
  readonly unit: GapUnit;
  readonly onChange: (unit: GapUnit) => void;
}): ReactElement {
  const { level, unit, onChange } = props;
  return (
    <select
      className="in level-unit"
      aria-label={`${level} 级最长间隔的单位`}
      value={unit}
      onChange={(event) => onChange(event.currentTarget.value === 'month' ? 'month' : 'day')}
    >
      <option value="day">{units.day}</option>
      <option value="month">{units.month}</option>
    </select>
  );
}

interface NumberInputProps {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function NumberInput({ value, onChange, ...control }: NumberInputProps): ReactElement {
  return (
    <input
      {...control}
      className="in level-number"
      inputMode="numeric"
      autoComplete="off"
      maxLength={4}
      value={value}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => onChange(event.currentTarget.value.replace(/\D/g, ''))}
    />
  );
}

interface StartDayProps {
  readonly control: FieldControl;
  readonly value: string | null;
  readonly today: string;
  readonly onChange: (day: string | null) => void;
}

function StartDay({ control, value, today, onChange }: StartDayProps): ReactElement {
  const field = useDateField({ value, today, min: today, withDistance: true, onChange, named: null });
  return (
    <>
      <input
        {...control}
        {...field.input}
        className="in"
        aria-invalid={control['aria-invalid'] ?? (field.error === null ? undefined : true)}
        // biome-ignore lint/a11y/noAutofocus: a form that was just opened by a key or a button
        autoFocus
        placeholder="如 今天、下周一、12.1"
      />
      {(field.error ?? field.meaning) !== null && (
        <span className={field.error === null ? 'xs t2' : 'xs red'}>{field.error ?? field.meaning}</span>
      )}
    </>
  );
}
