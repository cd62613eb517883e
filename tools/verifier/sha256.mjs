// SHA-256 (FIPS 180-4) in plain code, for where the platform has none that answers at once.

// The first 32 bits of the fractional parts of the roots of the first primes (4.2.2 and 5.3.3).
const primes = [];
for (let candidate = 2; primes.length < 64; candidate += 1) {
  if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
}
const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
const rounds = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const initial = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

/** The hash of bytes that come piece by piece: `update(bytes)`, and at last `digest()`, 32 bytes. */
export function newSha256() {
  const state = Int32Array.from(initial);
  const schedule = new Int32Array(64);
  const block = new Uint8Array(64);
  const words = new DataView(block.buffer);
  let length = 0;
  const update = (bytes) => {
    for (let at = 0; at < bytes.length;) {
      const held = length % 64;
      const taken = Math.min(64 - held, bytes.length - at);
      block.set(bytes.subarray(at, at + taken), held);
      at += taken;
      length += taken;
      if (length % 64 === 0) compress(state, schedule, words);
    }
  };
  const digest = () => {
    const bits = length * 8;
    update(Uint8Array.of(0x80));
    while (length % 64 !== 56) update(Uint8Array.of(0));
    const end = new DataView(new ArrayBuffer(8));
    end.setUint32(0, Math.floor(bits / 2 ** 32));
    end.setUint32(4, bits % 2 ** 32);
    update(new Uint8Array(end.buffer));
    const written = new DataView(new ArrayBuffer(32));
    state.forEach((word, at) => written.setInt32(at * 4, word));
    return new Uint8Array(written.buffer);
  };
  return { update, digest };
}

function compress(state, w, words) {
  for (let t = 0; t < 16; t += 1) w[t] = words.getInt32(t * 4);
  for (let t = 16; t < 64; t += 1) {
    const [x, y] = [w[t - 15], w[t - 2]];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[t] = (w[t - 16] + s0 + w[t - 7] + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let t = 0; t < 64; t += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + s1 + ((e & f) ^ (~e & g)) + rounds[t] + w[t]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  const words8 = [a, b, c, d, e, f, g, h];
  for (let at = 0; at < 8; at += 1) state[at] = (state[at] + words8[at]) | 0;
}
