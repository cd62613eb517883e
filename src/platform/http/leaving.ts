import type { FastifyReply } from 'fastify';

/** What is said of a file that leaves, for who records it. */
export type Leaving = Readonly<Record<string, unknown>>;

const files = new WeakMap<FastifyReply['raw'], Leaving>();

/** Says what the answer takes away; the hook that records answers asks for it. Kept as long as the answer lives. */
export function leaveAs(reply: FastifyReply, file: Leaving): void {
  files.set(reply.raw, file);
}

export function leavingAs(reply: FastifyReply): Leaving | null {
  return files.get(reply.raw) ?? null;
}
