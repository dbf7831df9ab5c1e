import { type KeyboardEvent, type ReactElement, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { AuditItemView } from '../../../shared/contract/audit-rows.ts';
import { isComposing } from '../../app/key-stroke.ts';
import { useApi } from '../../state/api.ts';
import { useAct } from '../../state/use-act.ts';
import { useRefreshDay } from './audit-queries.ts';

interface TreatmentFieldsProps {
  readonly day: CivilDate;
  readonly item: AuditItemView;
}

/** 处理 and 期限 of one card; kept as soon as a field is left. */
export function TreatmentFields({ day, item }: TreatmentFieldsProps): ReactElement {
  const api = useApi();
  const refresh = useRefreshDay(day);
  const [treatment, setTreatment] = useState(item.treatment);
  const [deadline, setDeadline] = useState(item.deadline);
  const treat = useAct(
    (input: { readonly treatment: string; readonly deadline: string }) =>
      api.audit.treat({ day, key: item.key, ...input }),
    { onDone: refresh },
  );
  const save = (): void => {
    if (treatment !== item.treatment || deadline !== item.deadline) treat.run({ treatment, deadline });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.blur();
  };
  return (
    <div className="treat">
      <label>
        <span className="lab">处理</span>
        <input
          className="in"
          maxLength={100}
          autoComplete="off"
          placeholder="例如 改正系统"
          value={treatment}
          onChange={(event) => setTreatment(event.currentTarget.value)}
          onBlur={save}
          onKeyDown={onKeyDown}
        />
      </label>
      <label>
        <span className="lab">期限</span>
        <input
          className="in"
          maxLength={30}
          autoComplete="off"
          placeholder="今天 18:00"
          value={deadline}
          onChange={(event) => setDeadline(event.currentTarget.value)}
          onBlur={save}
          onKeyDown={onKeyDown}
        />
      </label>
      {treat.failure && (
        <p className="xs red" role="alert">
          {treat.failure.text}
        </p>
      )}
    </div>
  );
}
