import 'dayjs/locale/zh-cn';
import { Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import type { ReactElement, ReactNode } from 'react';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';

interface CalendarPopProps {
  readonly opened: boolean;
  readonly value: CivilDate | null;
  /** The store's today, ringed; the machine's own date is never asked. */
  readonly today: CivilDate;
  readonly min?: CivilDate;
  readonly max?: CivilDate;
  readonly onPick: (date: CivilDate) => void;
  readonly onClose: () => void;
  /** The field that it hangs from. */
  readonly children: ReactNode;
}

/** A month to point at, below a date field; arrows walk the days, Esc closes. */
export function CalendarPop(props: CalendarPopProps): ReactElement {
  const { opened, value, today, min, max, onPick, onClose, children } = props;
  return (
    <Popover
      opened={opened}
      position="bottom-start"
      offset={6}
      shadow="md"
      trapFocus
      returnFocus
      withRoles={false}
      transitionProps={{ duration: 0 }}
      onDismiss={onClose}
      onClose={onClose}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown
        p={8}
        role="dialog"
        aria-label="选日期"
        onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
      >
        <DatePicker
          size="sm"
          locale="zh-cn"
          firstDayOfWeek={1}
          value={value}
          defaultDate={value ?? today}
          monthLabelFormat="YYYY年M月"
          yearLabelFormat="YYYY年"
          monthsListFormat="M月"
          weekdayFormat="dd"
          hideOutsideDates
          ariaLabels={{ nextMonth: '下个月', previousMonth: '上个月' }}
          getDayProps={(date) => (date === today ? { style: { boxShadow: 'inset 0 0 0 1px var(--accent-line)' } } : {})}
          onChange={(date) => {
            if (date !== null) onPick(date);
          }}
          {...(min === undefined ? {} : { minDate: min })}
          {...(max === undefined ? {} : { maxDate: max })}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
