import type { RestoreDeps } from '../../db/restore.ts';

/** How a command of the line ends; part of its promise to scripts. */
export const exitCode = {
  done: 0,
  /** It ran and found something wrong, or was refused by a rule. */
  problem: 1,
  usage: 2,
  /** The data could not be used: open elsewhere, no key, damaged, no room. */
  storeUnavailable: 3,
  /** A bug, or something that nobody foresaw. */
  broken: 4,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** What the command line needs from its main. */
export interface CliDeps extends Omit<RestoreDeps, 'now'> {
  readonly clock: () => number;
  /** The data folder unless `--data-dir` names another. */
  readonly dataDir: string;
  readonly version: string;
  readonly screens: string;
  readonly worker: URL;
  out(line: string): void;
  error(line: string): void;
  /** One line typed by the person, asked for with a prompt; null where nothing comes. */
  ask(prompt: string): Promise<string | null>;
}

/** An option of a command: a flag, or a value with its name in the help. */
export interface Option {
  readonly value: string | null;
  readonly help: string;
  /** True where the value may be left out and is asked for. */
  readonly asked?: boolean;
}

/** What a person gave on the line, proved against the command's options. */
export interface Given {
  readonly dataDir: string;
  /** Values by option; `''` for a flag or a value left out. */
  readonly options: ReadonlyMap<string, string>;
  readonly words: readonly string[];
}

/** One command of `npx qiatan`. */
export interface Command {
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** The words after its name: `[备份文件]`. */
  readonly words: string;
  readonly mostWords: number;
  readonly options: Readonly<Record<string, Option>>;
  /** More for its help, a line each. */
  readonly notes?: readonly string[];
  run(given: Given, deps: CliDeps): Promise<ExitCode> | ExitCode;
}

/** Thrown by a command whose words make no sense; shown with the way to its help. */
export class UsageError extends Error {}
