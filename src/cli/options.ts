/** The options of a command, as they were written. */
export type Options = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** A text option; undefined where it was not given. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
