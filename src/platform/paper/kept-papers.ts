/**
 * Papers that never change, kept in memory up to so many bytes; those that nobody asked for longest go first. Two who
 * ask for one paper at once wait for one drawing.
 */
export class KeptPapers {
  readonly #papers = new Map<string, { readonly drawn: Promise<Buffer>; size: number }>();
  #size = 0;

  /** @param most in bytes, of all that is kept */
  constructor(private readonly most: number) {}

  /** Whether it is there, or being drawn. */
  has(hash: string): boolean {
    return this.#papers.has(hash);
  }

  /**
   * @param hash of all that the paper says: another hash is another paper
   * @throws whatever `draw` throws, to all who waited for it; nothing is kept of it
   */
  async of(hash: string, draw: () => Promise<Buffer>): Promise<Buffer> {
    const kept = this.#papers.get(hash);
    if (kept) {
      // Last in line to go.
      this.#papers.delete(hash);
      this.#papers.set(hash, kept);
      return kept.drawn;
    }
    const paper = { drawn: draw(), size: 0 };
    this.#papers.set(hash, paper);
    try {
      const bytes = await paper.drawn;
      paper.size = bytes.length;
      this.#size += bytes.length;
      this.#makeRoom();
      return bytes;
    } catch (error) {
      this.#papers.delete(hash);
      throw error;
    }
  }

  #makeRoom(): void {
    for (const [hash, { size }] of this.#papers) {
      if (this.#size <= this.most) return;
      // What is being drawn weighs nothing yet, and somebody waits for it.
      if (size === 0) continue;
      this.#papers.delete(hash);
      this.#size -= size;
    }
  }
}
