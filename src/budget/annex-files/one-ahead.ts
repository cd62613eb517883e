/** Deals with one thing after another, and lets what each needs be asked while the one before is being dealt with. */
export class OneAhead {
  #last: Promise<void> = Promise.resolve();

  /** @returns when the one before has been dealt with. @throws what asking for it, or dealing with it, threw */
  add<T>(asked: Promise<T>, deal: (answer: T) => Promise<void>): Promise<void> {
    const before = this.#last;
    this.#last = Promise.all([asked, before]).then(([answer]) => deal(answer));
    // Whoever adds the next one, or waits for the end, hears of it.
    this.#last.catch(() => undefined);
    return before;
  }

  /** When all have been dealt with. @throws what the first that failed threw */
  end(): Promise<void> {
    return this.#last;
  }
}
