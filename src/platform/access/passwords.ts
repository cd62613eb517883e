import { hash, verify } from '@node-rs/argon2';

/** Argon2id with OWASP's first recommendation: 19 MiB, two passes, one lane. Changed here, hashes follow at sign-in. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Verified when there is no such account, so that the answer takes as long.
const nobody = hash('nobody has this password', cost);

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether the hash was made at another cost than today's: it is made again when its password is at hand. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = cost;
  return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}

/** @param stored the hash of the account, or null where there is none (nobody, or nobody's yet): the answer is then no, after the same work */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), password);
  return stored !== null && matches;
}
