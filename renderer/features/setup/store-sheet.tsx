import type { ReactElement } from 'react';
import { FieldRow } from '../../components/field-row.tsx';
import { Picker } from '../../components/picker.tsx';
import { TimeInput } from '../settings/time-input.tsx';
import { WeekdayTicks } from '../settings/weekday-ticks.tsx';
import { zoneOptions } from '../settings/zone-options.ts';
import type { SheetProps } from './answers.ts';

/** 店面: name, hours, days off. */
export function StoreSheet({ answers, change, errorAt }: SheetProps): ReactElement {
  return (
    <>
      <FieldRow label="店名" required help="印在洽谈卡和检查表上" error={errorAt('storeName')}>
        {(control) => (
          <input
            {...control}
            className="in"
            // biome-ignore lint/a11y/noAutofocus: the first thing that the first run asks for
            autoFocus
            maxLength={40}
            value={answers.storeName}
            onChange={(event) => change({ storeName: event.currentTarget.value })}
          />
        )}
      </FieldRow>
      <FieldRow label="开门时间" required help="24 小时制，按 8:30 这样填" error={errorAt('openingTime')}>
        {(control) => (
          <TimeInput
            control={control}
            value={answers.openingTime}
            onChange={(openingTime) => change({ openingTime })}
          />
        )}
      </FieldRow>
      <FieldRow label="关门时间" required error={errorAt('closingTime')}>
        {(control) => (
          <TimeInput
            control={control}
            value={answers.closingTime}
            onChange={(closingTime) => change({ closingTime })}
          />
        )}
      </FieldRow>
      <FieldRow
        label="每周休息"
        help="休息日不算到期、不检查；节假日以后在营业日历里定"
        error={errorAt('closedWeekdays')}
      >
        {(control) => (
          <WeekdayTicks
            control={control}
            value={answers.closedWeekdays}
            onChange={(closedWeekdays) => change({ closedWeekdays })}
          />
        )}
      </FieldRow>
      <FieldRow label="时区" required help="开了第一张洽谈卡就不能再改" error={errorAt('zone')}>
        {(control) => (
          <Picker
            control={control}
            value={answers.zone}
            options={zoneOptions()}
            onChange={(zone) => {
              if (zone !== null) change({ zone });
            }}
          />
        )}
      </FieldRow>
      <FieldRow
        label="本机代号"
        required
        help={`卡号里的字母，如 20260309-${answers.deviceCode || 'A'}07`}
        error={errorAt('deviceCode')}
      >
        {(control) => (
          <input
            {...control}
            className="in"
            style={{ width: 80 }}
            maxLength={3}
            value={answers.deviceCode}
            onChange={(event) => change({ deviceCode: event.currentTarget.value.toUpperCase() })}
          />
        )}
      </FieldRow>
    </>
  );
}
