/**
 * Questions of one kind, each about one key, that many ask at the same time. Those that come while some are being
 * answered wait for it and are then asked together; equal ones are asked once. No timer: alone, one goes at once.
 * No answer is older than its question.
 */
export class Questions<Found> {
  #next: Asking<Found> | null = null;
  #underWay: Promise<unknown> = Promise.resolve();

  /** @param ask what was found of these keys, none of them twice; what is not there is not found */
  constructor(private readonly ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, Found>>) {}

  /** @throws whatever `ask` throws, for all who asked together */
  async about(key: string): Promise<Found | null> {
    const asking = (this.#next ??= this.open());
    asking.keys.add(key);
    return (await asking.answers).get(key) ?? null;
  }

  private open(): Asking<Found> {
    const keys = new Set<string>();
    const answers = this.#underWay.then(() => {
      // Whoever comes from here on would be told what was so before they asked.
      this.#next = null;
      return this.ask([...keys]);
    });
    this.#underWay = answers.catch(() => undefined);
    return { keys, answers };
  }
}

interface Asking<Found> {
  readonly keys: Set<string>;
  readonly answers: Promise<ReadonlyMap<string, Found>>;
}
