import { z } from 'zod';
import { codesOf } from '../codes.ts';

/** What a manager says of a signal after he has looked into it. */
export const signalVerdicts = {
  explained: '有合理解释',
  talked: '已找本人谈过',
  watch: '先看着',
} as const;

export type SignalVerdict = keyof typeof signalVerdicts;

export const signalVerdictSchema = z.enum(codesOf(signalVerdicts));
