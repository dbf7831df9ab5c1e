import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Failure, failureOf } from './failure.ts';
import { type Unread, useUnread } from './unread.ts';

interface ActOptions<Input, Output> {
  /** Lists that are read anew afterwards: `[['staff']]`. */
  readonly refreshes?: readonly (readonly unknown[])[];
  readonly onDone?: (output: Output, input: Input) => void | Promise<void>;
}

/** A call that changes something, as a form uses it. */
export interface Act<Input> {
  /** Starts it, unless it is already under way. */
  readonly run: (input: Input) => void;
  readonly busy: boolean;
  /** What went wrong the last time; gone with the next start. */
  readonly failure: Failure | null;
  /** The sentence to show at a field, where the failure concerns it. */
  readonly errorAt: (field: string) => string | null;
  /** The sentence to show below the form, where the failure concerns none of `fields`. */
  readonly errorBeside: (fields: readonly string[]) => string | null;
  readonly clear: () => void;
  /** Words of the form around `UnreadContext` that nobody can read: it refuses for them and sends nothing. */
  readonly unread: Unread;
}

/** Wraps a call of the contract: one at a time, its refusal kept for the form, the lists it touches read anew. */
export function useAct<Input, Output>(
  call: (input: Input) => Promise<Output>,
  options: ActOptions<Input, Output> = {},
): Act<Input> {
  const queries = useQueryClient();
  const [failure, setFailure] = useState<Failure | null>(null);
  const unread = useUnread();
  const mutation = useMutation<Output, Error, Input>({
    mutationFn: call,
    onSuccess: async (output, input) => {
      await Promise.all((options.refreshes ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })));
      await options.onDone?.(output, input);
    },
    onError: (error) => setFailure(failureOf(error)),
  });
  return {
    run: (input) => {
      if (mutation.isPending) return;
      const refused = unread.refuse();
      setFailure(refused);
      if (refused !== null) return;
      mutation.mutate(input);
    },
    busy: mutation.isPending,
    failure,
    errorAt: (field) => (failure?.field === field ? failure.text : null),
    errorBeside: (fields) =>
      failure !== null && (failure.field === null || !fields.includes(failure.field)) ? failure.text : null,
    clear: () => setFailure(null),
    unread,
  };
}
