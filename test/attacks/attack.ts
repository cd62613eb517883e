/** What an attack met: the answer of the service, in a few words. It is printed, so that a hole would be read. */
export interface Attack {
  readonly name: string;
  /** Tries it, expects that it fails, and says what stopped it. */
  readonly stopped: () => Promise<string> | string;
}

/** Each attack as a test of its own; at the end, a line for each with what stopped it. */
export function attacks(title: string, tried: readonly Attack[]): void {
  const report: string[] = [];

  it.each(tried)('$name', async ({ name, stopped }) => {
    report.push(`${name.padEnd(64)} ${await stopped()}`);
  });

  afterAll(() => {
    process.stdout.write(`\n${title}\n${report.map((line) => `  ${line}`).join('\n')}\n`);
  });
}
