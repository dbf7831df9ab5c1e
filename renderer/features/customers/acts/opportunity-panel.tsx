import type { ReactElement } from 'react';
import { addDays, type CivilDate } from '../../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../../shared/calendar/words.ts';
import { choices, type DictionaryEntry } from '../../../../shared/domain/dictionary.ts';
import type { Level } from '../../../../shared/domain/level.ts';
import { firstPlanDueOn } from '../../../../shared/domain/plan-day.ts';
import { limitAfterAttempt } from '../../../../shared/domain/plan-limit.ts';
import { vehicleLabel } from '../../../../shared/domain/vehicle.ts';
import { CardGrid } from '../../../components/card/card-grid.tsx';
import { PlanCell } from '../../../components/card/plan-cell.tsx';
import { MultiSelectCell, SelectCell } from '../../../components/card/select-cells.tsx';
import type { ComboOption } from '../../../components/combo-filter.ts';
import type { PlanDraft } from '../../../components/plan-sentence.tsx';
import { useApi } from '../../../state/api.ts';
import { useToday } from '../../../state/clock.ts';
import { useVehicles } from '../../../state/commons.ts';
import { useEntries } from '../../../state/lists.ts';
import { useNotices } from '../../../state/notices.ts';
import { useRemembered } from '../../../state/remembered.ts';
import { useAct } from '../../../state/use-act.ts';
import { type CardRules, useCardRules } from '../../cards/card-rules.ts';
import { touchedByWrites } from '../customer-queries.ts';
import { ActPanel } from './act-panel.tsx';
import { type Grading, GradingCells } from './grading-cells.tsx';

interface Draft extends Grading {
  readonly vehicleId: string | null;
  readonly colour: string | null;
  readonly competitors: readonly string[];
  /** Null as long as the 48-hour follow-up stands as proposed. */
  readonly dueOn: CivilDate | null;
  readonly plan: Omit<PlanDraft, 'dueOn'>;
}

const blank: Draft = {
  vehicleId: null,
  colour: null,
  competitors: [],
  expectedOn: null,
  noExpectedDate: false,
  level: null,
  reason: '',
  dueOn: null,
  plan: { dueTime: null, method: 'phone', purpose: '' },
};

const fields = ['vehicleId', 'colour', 'competitors', 'expectedOn', 'level', 'levelReason'];
const planFields = {
  nextPlanOn: 'dueOn',
  nextPlanTime: 'dueTime',
  nextPlanMethod: 'method',
  nextPlanPurpose: 'purpose',
} as const;

interface OpportunityPanelProps {
  readonly customerId: string;
  readonly onClose: () => void;
}

/** 新的购车意向: the same person wants another car; the 48-hour follow-up is made with it (§四.1). */
export function OpportunityPanel({ customerId, onClose }: OpportunityPanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const rules = useCardRules();
  const [draft, keep] = useRemembered<Draft>(['customer', customerId, 'opportunity'], blank);
  const proposedOn = rules && draft.level && firstPlanOf(draft.level, today, rules);
  const dueOn = draft.dueOn ?? proposedOn;
  const add = useAct(
    ({ vehicleId, level, reason, plan, colour, competitors, expectedOn, noExpectedDate }: Draft) =>
      api.opportunity.add({
        customerId,
        vehicleId: vehicleId ?? '',
        level: level ?? 'N',
        colour,
        competitors,
        expectedOn,
        noExpectedDate,
        levelReason: reason,
        nextPlanOn: dueOn,
        nextPlanTime: plan.dueTime,
        nextPlanMethod: plan.method,
        nextPlanPurpose: plan.purpose,
      }),
    {
      refreshes: touchedByWrites,
      onDone: (added) => {
        keep(blank);
        onClose();
        notices.show({ text: `已记下新的购车意向，${added.level} 级，下次回访 ${dateWords(added.nextPlanOn, today)}` });
      },
    },
  );
  const set = (next: Draft): void => {
    add.clear();
    keep(next);
  };
  const wrong = Object.entries(planFields).find(([field]) => add.errorAt(field) !== null);
  const isReady = draft.vehicleId !== null && draft.level !== null;
  return (
    <ActPanel
      title="新的购车意向"
      about="同一位客户又想买另一款车"
      done="记下购车意向"
      busy={add.busy}
      disabled={!isReady}
      error={add.errorBeside([...fields, ...Object.keys(planFields)])}
      onDone={() => add.run(draft)}
      onClose={onClose}
    >
      <CardGrid label="新的购车意向" unread={add.unread} onEnd={() => isReady && add.run(draft)}>
        <div className="cs">
          <WantCells draft={draft} onChange={set} errorAt={add.errorAt} />
          <GradingCells value={draft} onChange={(grading) => set({ ...draft, ...grading })} errorAt={add.errorAt} />
          <PlanCell
            name="nextPlan"
            label="下次计划"
            span={12}
            tall
            required
            today={today}
            min={addDays(today, 1)}
            value={{ ...draft.plan, dueOn }}
            as={proposedOn === null ? '先定级别' : `48 小时回访，最晚 ${dateWords(proposedOn, today)}`}
            error={wrong === undefined ? null : add.errorAt(wrong[0])}
            {...(proposedOn === null ? {} : { max: proposedOn })}
            {...(wrong === undefined ? {} : { errorField: wrong[1] })}
            onChange={({ dueOn: on, ...plan }) => set({ ...draft, dueOn: on === proposedOn ? null : on, plan })}
          />
        </div>
      </CardGrid>
    </ActPanel>
  );
}

/** The day of the 48-hour follow-up of an opportunity that begins today. */
function firstPlanOf(level: Level, today: CivilDate, { policy, calendar }: CardRules): CivilDate {
  return firstPlanDueOn({ cardOn: today, limitOn: limitAfterAttempt(today, level, policy), calendar, policy });
}

interface WantCellsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly errorAt: (field: string) => string | null;
}

/** Which car, in which colour, against which rivals. */
function WantCells({ draft, onChange, errorAt }: WantCellsProps): ReactElement {
  const entries = useEntries();
  const { data: vehicles = [] } = useVehicles();
  return (
    <>
      <SelectCell
        name="vehicleId"
        label="意向车型"
        span={8}
        required
        value={draft.vehicleId}
        error={errorAt('vehicleId')}
        options={vehicles
          .filter((vehicle) => vehicle.active)
          .map((vehicle) => ({ value: vehicle.id, label: vehicleLabel(vehicle), aliases: vehicle.aliases }))}
        onChange={(vehicleId) => onChange({ ...draft, vehicleId })}
      />
      <SelectCell
        name="colour"
        label="外观颜色"
        span={4}
        value={draft.colour}
        error={errorAt('colour')}
        options={optionsOf(entries('colour'))}
        onChange={(colour) => onChange({ ...draft, colour })}
      />
      <MultiSelectCell
        name="competitors"
        label="竞品"
        span={12}
        as="↓ 选，可多选"
        alone="none"
        values={draft.competitors}
        error={errorAt('competitors')}
        options={optionsOf(entries('competitor'))}
        onChange={(competitors) => onChange({ ...draft, competitors })}
      />
    </>
  );
}

function optionsOf(entries: readonly DictionaryEntry[]): readonly ComboOption[] {
  return choices(entries).map(({ code, label, aliases }) => ({ value: code, label, aliases }));
}
