import type { FastifyReply, FastifyRequest } from 'fastify';
import { DeskProblem, type DeskClient } from '../client/desk-client';

interface Sent {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The key of the act, out of the address. */
  readonly key: unknown;
}

interface Attaching {
  readonly leadsTo: string;
  /** The form again, with what is wrong; the file has to be chosen again. */
  readonly again: (problem: DeskProblem) => Promise<string>;
}

/** Hands a file on to what it proves, once. @throws DeskProblem for what no other file can mend */
export async function attach(client: DeskClient, sent: Sent, { leadsTo, again }: Attaching): Promise<string> {
  const { request, reply } = sent;
  const key = typeof sent.key === 'string' && /^[\w-]{8,64}$/.test(sent.key) ? { key: sent.key } : {};
  try {
    await client.handOnAs(request, { path: '/evidence', ...key });
  } catch (error) {
    if (!(error instanceof DeskProblem) || ![400, 409, 413, 415, 422].includes(error.status)) throw error;
    void reply.status(422);
    return again(error);
  }
  void reply.redirect(leadsTo, 303);
  return '';
}
