const beginning = 1024;

/**
 * Where in a list each identifier stood first. Twenty bytes each, in one piece of memory: a million of them as texts in
 * a Map are more than a hundred megabytes.
 */
export class FirstPlaces {
  #slots = beginning;
  #count = 0;
  #keys = new Uint32Array(beginning * 4);
  #places = new Uint32Array(beginning);

  /**
   * @param id a UUID
   * @param place from 1
   * @returns where it stood before, or null: this is its first place
   */
  at(id: string, place: number): number | null {
    if (this.#count * 2 >= this.#slots) this.#grow();
    return this.#put(wordsOf(id), place);
  }

  #put([a, b, c, d]: Words, place: number): number | null {
    let slot = Math.imul(a ^ Math.imul(b, 31) ^ Math.imul(c, 131) ^ d, 0x9e3779b1) >>> 0;
    for (slot %= this.#slots; this.#places[slot] !== 0; slot = (slot + 1) % this.#slots) {
      const at = slot * 4;
      const keys = this.#keys;
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d)
        return this.#places[slot] ?? null;
    }
    this.#keys.set([a, b, c, d], slot * 4);
    this.#places[slot] = place;
    this.#count += 1;
    return null;
  }

  #grow(): void {
    const [keys, places] = [this.#keys, this.#places];
    this.#slots *= 2;
    this.#count = 0;
    this.#keys = new Uint32Array(this.#slots * 4);
    this.#places = new Uint32Array(this.#slots);
    for (const [slot, place] of places.entries()) {
      if (place === 0) continue;
      const [a = 0, b = 0, c = 0, d = 0] = keys.subarray(slot * 4, slot * 4 + 4);
      this.#put([a, b, c, d], place);
    }
  }
}

type Words = readonly [number, number, number, number];

function wordsOf(id: string): Words {
  const word = (digits: string) => parseInt(digits, 16);
  return [
    word(id.slice(0, 8)),
    word(id.slice(9, 13) + id.slice(14, 18)),
    word(id.slice(19, 23) + id.slice(24, 28)),
    word(id.slice(28, 36)),
  ];
}
