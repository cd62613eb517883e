import type { ParseArgsConfig } from 'node:util';
import type { Client } from './client';
import { textOf, type Options } from './options';
import type { ExitCode } from './outcome';

/** What a command is given, once its words have been read. */
export interface Run {
  readonly client: Client;
  readonly given: readonly string[];
  readonly options: Options;
  /** One JSON on standard output instead of sentences. */
  readonly isJson: boolean;
  readonly isQuiet: boolean;
}

/** What it says at its end: sentences for a person, data for a program. */
export interface Said {
  readonly text: string;
  readonly data: unknown;
  readonly exitCode?: ExitCode;
}

export interface Command {
  /** «exportar», «datos-abiertos»: in Spanish, and as the same acts are called in English. */
  readonly verb: readonly [string, string];
  readonly noun: readonly [string, string];
  /** What follows, as it is shown in the help: «<resolución> <archivo>». */
  readonly takes: string;
  /** How many words follow, at least and at most. */
  readonly arity: readonly [number, number];
  readonly means: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Nothing is said where what was asked for went to standard output. */
  run(run: Run): Promise<Said | null>;
}

/** A text option; undefined where it was not given. */
export function optionOf({ options }: Run, name: string): string | undefined {
  return textOf(options, name);
}

/** From which moment, as the service calls it. */
export function momentOf(run: Run): { asOf: string | undefined; knownAt: string | undefined } {
  return { asOf: optionOf(run, 'corte'), knownAt: optionOf(run, 'conocido') };
}

export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;
export const moment = { corte: text, conocido: text };
