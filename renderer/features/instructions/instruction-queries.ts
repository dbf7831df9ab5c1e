import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InstructionRow } from '../../../shared/contract/instruction-rows.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { type Act, useAct } from '../../state/use-act.ts';

export type InstructionTab = 'open' | 'answered';

/** What shows an instruction, or the place of a call that begins with one. */
const touchedByInstruction = [['instruction'], ['plan'], ['followup'], ['customer']] as const;

/** Instructions that wait, or those that were answered; anybody but a manager gets the own ones. */
export function useInstructions(tab: InstructionTab, personId: string | null): KeysetList<InstructionRow> {
  const api = useApi();
  return useKeysetList<InstructionRow, string>({
    queryKey: ['instruction', 'list', tab, personId],
    fetchPage: async (cursor, signal) => {
      const page = await api.instruction.list(
        {
          tab,
          limit: 50,
          ...(personId === null ? {} : { personId }),
          ...(cursor === null ? {} : { cursor }),
        },
        { signal },
      );
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** What waits for oneself; for a manager also what waits for each person. */
export function useInstructionCounts() {
  const api = useApi();
  return useQuery({
    queryKey: ['instruction', 'counts'],
    queryFn: ({ signal }) => api.instruction.counts({}, { signal }),
  });
}

/** What managers wrote on one customer, the newest first. */
export function useCustomerInstructions(customerId: string): UseQueryResult<readonly InstructionRow[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['instruction', 'customer', customerId],
    queryFn: async ({ signal }) => (await api.instruction.ofCustomer({ customerId }, { signal })).rows,
  });
}

/** 「知道了」: the read receipt. */
export function useAcknowledge(): Act<string> {
  const api = useApi();
  return useAct((id: string) => api.instruction.acknowledge({ id }), { refreshes: touchedByInstruction });
}

interface Written {
  readonly customerId: string;
  readonly content: string;
  readonly followupId: string | null;
}

/** Writes an instruction; the notice takes it back for ten minutes, unless it was read meanwhile. */
export function useWriteInstruction(onWritten: () => void): Act<Written> {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  return useAct(
    ({ followupId, ...input }: Written) =>
      api.instruction.write({ ...input, ...(followupId === null ? {} : { followupId }) }),
    {
      refreshes: touchedByInstruction,
      onDone: ({ id, to }) => {
        onWritten();
        notices.show({
          text: `批示已写给${to.name}，打下一个电话时先看到`,
          undo: async () => {
            await api.instruction.withdraw({ id });
            await Promise.all(touchedByInstruction.map((queryKey) => queries.invalidateQueries({ queryKey })));
          },
        });
      },
    },
  );
}

/** Answers an instruction in words; the notice takes that back for ten minutes. */
export function useAnswer(onAnswered: () => void): Act<{ readonly id: string; readonly content: string }> {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  return useAct(
    async (input: { readonly id: string; readonly content: string }) => {
      await api.instruction.answer(input);
      return input.id;
    },
    {
      refreshes: touchedByInstruction,
      onDone: (id) => {
        onAnswered();
        notices.show({
          text: '已回复批示',
          undo: async () => {
            await api.instruction.undoAnswer({ id });
            await Promise.all(touchedByInstruction.map((queryKey) => queries.invalidateQueries({ queryKey })));
          },
        });
      },
    },
  );
}
