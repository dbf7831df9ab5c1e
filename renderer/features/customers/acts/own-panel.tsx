import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import {
  type CustomField,
  type CustomValue,
  type CustomValues,
  changedCustom,
  customPath,
  customWords,
  filledCustom,
  seenCustom,
  shownCustomFields,
} from '../../../../shared/domain/custom-field.ts';
import { CardGrid } from '../../../components/card/card-grid.tsx';
import { useApi } from '../../../state/api.ts';
import { useToday } from '../../../state/clock.ts';
import { useCustomFields } from '../../../state/commons.ts';
import { failureOf } from '../../../state/failure.ts';
import { useNotices } from '../../../state/notices.ts';
import { useRemembered } from '../../../state/remembered.ts';
import { useAct } from '../../../state/use-act.ts';
import { CustomFieldCell } from '../../cards/cells/custom-field-cell.tsx';
import { touchedByWrites } from '../customer-queries.ts';
import { ActPanel } from './act-panel.tsx';

/** The store's own fields that describe this customer; empty where it has none. */
export function useOwnFields({ custom }: Pick<CustomerDetail, 'custom'>): readonly CustomField[] {
  const { data = none } = useCustomFields();
  return shownCustomFields(data, custom).filter(({ scope }) => scope === 'customer');
}

const none: readonly CustomField[] = [];

interface Draft {
  /** What stood there when the first word was typed. */
  readonly begun: CustomValues;
  readonly typed: CustomValues;
}

interface OwnPanelProps {
  readonly detail: CustomerDetail;
  readonly onClose: () => void;
}

/** 改自定义项: what somebody else changed meanwhile is said beside the field, and written over only with that in sight. */
export function OwnPanel({ detail, onClose }: OwnPanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const today = useToday();
  const fields = useOwnFields(detail);
  const [kept, keep] = useRemembered<Draft | null>(['customer', detail.id, 'own'], null);
  /** What stood there when the form was opened. */
  const [opened] = useState(detail.custom);
  const changed = kept === null ? [] : changedCustom(kept.begun, kept.typed);
  // what nobody writes here follows the store
  const typed: CustomValues = {
    ...detail.custom,
    ...Object.fromEntries(changed.map((code) => [code, kept?.typed[code] ?? null])),
  };
  const save = useAct(
    async (codes: readonly string[]) => {
      const filled = filledCustom(typed);
      const custom = Object.fromEntries(codes.map((code) => [code, filled[code] ?? null]));
      const seen = Object.fromEntries(codes.map((code) => [customPath(code), seenCustom(detail.custom[code])]));
      try {
        // the codes go out as they are read: lists as plain lists
        await api.customer.update({ id: detail.id, patch: { custom }, seen });
      } catch (error) {
        // the new value is what the person has to see next
        if (failureOf(error).code === 'STALE_EDIT')
          await queries.refetchQueries({ queryKey: ['customer', 'get', detail.id] });
        throw error;
      }
    },
    {
      refreshes: touchedByWrites,
      onDone: () => {
        keep(null);
        onClose();
        notices.show({ text: '已改自定义项' });
      },
    },
  );
  const run = (): void => {
    if (changed.length > 0) save.run(changed);
  };
  return (
    <ActPanel
      title="改自定义项"
      about={changed.length === 0 ? '还没改' : `改了 ${changed.length} 项，还没保存`}
      done="保存自定义项"
      busy={save.busy}
      disabled={changed.length === 0}
      error={save.errorBeside(fields.map(({ code }) => customPath(code)))}
      onDone={run}
      onClose={onClose}
    >
      <CardGrid label="自定义项" unread={save.unread} onEnd={run}>
        <div className="cs">
          {fields.map((field) => (
            <CustomFieldCell
              key={field.code}
              field={field}
              today={today}
              frame={{
                name: customPath(field.code),
                label: field.label,
                span: 12,
                error: save.errorAt(customPath(field.code)),
                as: changed.includes(field.code)
                  ? overtaken(field, kept?.begun ?? opened, detail.custom)
                  : followed(field, opened, detail.custom),
              }}
              value={typed[field.code] ?? null}
              onChange={(value) => {
                save.clear();
                keep((before) => written(before, field.code, value, detail.custom));
              }}
            />
          ))}
        </div>
      </CardGrid>
    </ActPanel>
  );
}

/** Writes one field; what stood there when its first word was typed is what is compared later. */
function written(kept: Draft | null, code: string, value: CustomValue | null, stored: CustomValues): Draft {
  const { begun, typed } = kept ?? { begun: stored, typed: stored };
  const isWritten = changedCustom(begun, typed).includes(code);
  return { begun: isWritten ? begun : { ...begun, [code]: stored[code] }, typed: { ...typed, [code]: value } };
}

/** 「刚被改成「足球」」, where somebody was faster; null otherwise. */
function overtaken(field: CustomField, begun: CustomValues, stored: CustomValues): string | null {
  return isSameIn(field, begun, stored) ? null : `刚被改成「${wordsIn(field, stored)}」，再存就用您写的`;
}

/** The same where nobody writes here: what stood there goes beside what stands there now. */
function followed(field: CustomField, opened: CustomValues, stored: CustomValues): string | null {
  return isSameIn(field, opened, stored) ? null : `别人刚改的，原来是「${wordsIn(field, opened)}」`;
}

function isSameIn({ code }: CustomField, one: CustomValues, other: CustomValues): boolean {
  return seenCustom(one[code]) === seenCustom(other[code]);
}

function wordsIn(field: CustomField, values: CustomValues): string {
  return customWords(field, values[field.code]) || '空';
}
