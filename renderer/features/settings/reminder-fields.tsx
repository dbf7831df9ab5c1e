import type { ReactElement } from 'react';
import type { ReminderSettings } from '../../../shared/domain/reminder.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { TimeInput } from './time-input.tsx';
import { WholeNumber } from './whole-number.tsx';

interface ReminderFieldsProps {
  readonly draft: ReminderSettings;
  readonly closed: boolean;
  readonly errorAt: (field: string) => string | null;
  readonly onChange: (next: Partial<ReminderSettings>) => void;
}

/** When the program reminds, and when it keeps quiet. */
export function ReminderFields({ draft, closed, errorAt, onChange }: ReminderFieldsProps): ReactElement {
  const times = [
    { name: 'remindOpenAt', label: '提醒顾问', help: '几点说今天还有几个回访没做；休息日不说' },
    { name: 'remindManagersAt', label: '提醒经理', help: '几点说每个人还有几个没做' },
    { name: 'quietFrom', label: '不打扰，从', help: '从这时起不弹提醒，铃铛里照样看得到' },
    { name: 'quietTo', label: '不打扰，到', help: '到这时为止；和开始一样就是不设' },
  ] as const;
  return (
    <>
      <FieldRow
        label="提前提醒"
        required
        help="分钟，0 到 120；约了时间的回访提前多久提醒"
        error={errorAt('remindBeforeMinutes')}
      >
        {(control) => (
          <WholeNumber
            control={control}
            disabled={closed}
            maxLength={3}
            value={draft.remindBeforeMinutes}
            onChange={(remindBeforeMinutes) => onChange({ remindBeforeMinutes })}
          />
        )}
      </FieldRow>
      {times.map(({ name, label, help }) => (
        <FieldRow key={name} label={label} required help={help} error={errorAt(name)}>
          {(control) => (
            <TimeInput
              control={control}
              disabled={closed}
              value={draft[name]}
              onChange={(time) => onChange({ [name]: time })}
            />
          )}
        </FieldRow>
      ))}
    </>
  );
}
