import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useId, useState } from 'react';
import { type CivilDate, daysBetween } from '../../../shared/calendar/civil-date.ts';
import { dateWords, spaced } from '../../../shared/calendar/words.ts';
import type { StaleRow } from '../../../shared/contract/stale-levels.ts';
import { type ChosenLevel, chosenLevels, proposeLevel } from '../../../shared/domain/level.ts';
import { gapWords } from '../../../shared/domain/level-policy.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { GoLink, useCanOpen } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { LevelBadge, Note } from '../../components/marks.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { useDateField } from '../../components/use-date-field.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { UnreadContext } from '../../state/unread.ts';
import { useAct } from '../../state/use-act.ts';
import { useCardRules } from '../cards/card-rules.ts';
import { touchedByWrites } from '../customers/customer-queries.ts';
import { LevelHistory } from './level-history.tsx';

interface RegradePanelProps {
  readonly row: StaleRow;
  /** Goes on with the next one. */
  readonly onGraded: () => void;
  /** Opens it again after it was taken back. */
  readonly onBack: () => void;
}

/** The level of one opportunity, found anew: one key says it, a day and a reason may be said first (§三). */
export function RegradePanel({ row, onGraded, onBack }: RegradePanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const today = useToday();
  const [expectedOn, setExpectedOn] = useState<CivilDate | null>(null);
  const [reason, setReason] = useState('');
  const takeBack = (changeId: string) => async (): Promise<void> => {
    await api.opportunity.undoLevel({ changeId });
    await Promise.all(touchedByWrites.map((queryKey) => queries.invalidateQueries({ queryKey })));
    onBack();
    notices.show({ text: `${row.name} 的定级已撤销，请重新定` });
  };
  const save = useAct(
    (level: ChosenLevel) =>
      api.opportunity.setLevel({
        id: row.opportunityId,
        level,
        expectedOn,
        noExpectedDate: expectedOn === null && level === 'N',
        reason: reason === '' ? null : reason,
      }),
    {
      refreshes: touchedByWrites,
      onDone: (graded) => {
        const plan = `下次回访${graded.nextPlanOn === row.nextPlanOn ? '还是' : '移到'} ${dateWords(graded.nextPlanOn, today)}`;
        const level = graded.level === row.level ? `还是 ${graded.level} 级` : `改为 ${graded.level} 级`;
        const { changeId } = graded;
        notices.show({
          text: `${row.name} ${level}，${plan}`,
          ...(changeId === null ? {} : { undo: takeBack(changeId) }),
        });
        onGraded();
      },
    },
  );
  const proposed = proposalOf(expectedOn, today, useCardRules());
  useKeys(
    '重新定级',
    chosenLevels.map((level) => ({
      keys: level.toLowerCase(),
      label: level === row.level ? `还是 ${level} 级` : `改为 ${level} 级`,
      hint: level === row.level ? `还是 ${level}` : `改 ${level}`,
      run: () => save.run(level),
    })),
    { layer: 'panel' },
  );
  const canOpen = useCanOpen()('/customers/$id');
  const feedback = [row.lastFeedback?.category, row.lastFeedback?.text].filter((part) => part).join(' · ');
  return (
    <Panel
      label={`重新定级 ${row.name}`}
      header={
        <>
          <div className="row">
            <LevelBadge level={row.level} />
            <h2 className="md b cut">{nameWithTitle(row.name, row.gender)}</h2>
            {row.phoneTail !== null && <span className="t2 nw">尾号 {row.phoneTail}</span>}
          </div>
          <div className="xs t2" style={{ marginTop: 6 }}>
            {row.intention ?? '还没定车型'}
            {canOpen && (
              <>
                {' · '}
                <GoLink to={`/customers/${row.customerId}`}>打开客户</GoLink>
              </>
            )}
          </div>
        </>
      }
    >
      <Note tone="amber" icon="warning">
        {whyWords(row, today)}
      </Note>
      <Facts
        facts={[
          { label: '下次回访', value: dateWords(row.nextPlanOn, today) },
          { label: '上次反馈', value: feedback === '' ? '还没有' : feedback },
        ]}
      />
      <section aria-label="现在是几级">
        <UnreadContext value={save.unread}>
          <ExpectedField value={expectedOn} onChange={setExpectedOn} />
        </UnreadContext>
        <ReasonField
          value={reason}
          invalid={save.failure?.field === 'reason'}
          onChange={(next) => {
            save.clear();
            setReason(next);
          }}
        />
        <div className="regrade-levels">
          {chosenLevels.map((level) => (
            <Button
              key={level}
              keys={level}
              keysFirst
              look={level === (proposed ?? row.level) ? 'primary' : 'plain'}
              busy={save.busy}
              onClick={() => save.run(level)}
            >
              {level === row.level ? '还是' : '改'} {level}
            </Button>
          ))}
        </div>
        <LevelWords proposed={proposed} />
      </section>
      {save.failure !== null && (
        <Note tone="red" icon="warning" live>
          {save.failure.text}
        </Note>
      )}
      <LevelHistory opportunityId={row.opportunityId} />
    </Panel>
  );
}

function LevelWords({ proposed }: { readonly proposed: ChosenLevel | null }): ReactElement {
  const rules = useCardRules();
  if (proposed === null || rules === null)
    return <p className="xs t3">每次改动都记下谁、哪天、为什么。下次回访超出新级别的最晚日时，自动移到那天。</p>;
  return (
    <p className="xs t2">
      这天对应 {proposed} 级，两次回访最长隔 {gapWords(proposed, rules.policy)}。
    </p>
  );
}

function ExpectedField(props: {
  readonly value: CivilDate | null;
  readonly onChange: (day: CivilDate | null) => void;
}): ReactElement {
  const today = useToday();
  const id = useId();
  const field = useDateField({
    ...{ value: props.value, today, min: today, onChange: props.onChange },
    named: { field: 'expectedOn', label: '新的预计购车' },
  });
  return (
    <div>
      <label className="xs t2" htmlFor={id}>
        新的预计购车（没说哪天可以不填）
      </label>
      <input
        {...field.input}
        id={id}
        className="in"
        placeholder="如 12.3、半月、3天"
        aria-invalid={field.error === null ? undefined : true}
      />
      {(field.error ?? field.meaning) !== null && (
        <p className={field.error === null ? 'xs t2' : 'xs red'}>{field.error ?? field.meaning}</p>
      )}
    </div>
  );
}

function ReasonField(props: {
  readonly value: string;
  readonly invalid: boolean;
  readonly onChange: (reason: string) => void;
}): ReactElement {
  const id = useId();
  return (
    <div style={{ margin: '8px 0 12px' }}>
      <label className="xs t2" htmlFor={id}>
        为什么（和日期对应的级别不同时要写）
      </label>
      <input
        id={id}
        className="in"
        maxLength={100}
        autoComplete="off"
        placeholder="客户怎么说的，写一句"
        aria-invalid={props.invalid || undefined}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </div>
  );
}

function proposalOf(
  expectedOn: CivilDate | null,
  today: CivilDate,
  rules: ReturnType<typeof useCardRules>,
): ChosenLevel | null {
  if (expectedOn === null) return null;
  const level = proposeLevel(expectedOn, today, rules?.policy.horizons);
  return isRefusal(level) ? null : level;
}

function whyWords({ level, expectedOn, levelSetOn, staleSince }: StaleRow, today: CivilDate): string {
  const days = daysBetween(staleSince, today) + 1;
  if (expectedOn !== null) return `预计${spaced(dateWords(expectedOn, today))}购车，已经过了 ${days} 天还没订车。`;
  return `${spaced(dateWords(levelSetOn, today)).trimStart()}定的 ${level} 级，没说哪天买，已经超过这个级别的天数 ${days} 天。`;
}
