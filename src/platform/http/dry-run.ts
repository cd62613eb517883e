import { applyDecorators, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension, ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { refusal } from '../../kernel/errors';

/*
 * `Dry-Run: true` on an act: it is done whole, with its locks, its rules and the database's own, and undone. What it
 * answers is what the act would answer now: its view, or the refusal with its figures. `Dry-Run: effects` answers
 * `{ answer, effects }` instead: beside that view, what the act would move.
 */

export const WrongDryRun = refusal(
  'dry-run.wrong-value',
  'syntax',
  { es: 'Dry-Run no válida', en: 'Invalid Dry-Run' },
  {
    es: () => 'Dry-Run debe ser true, effects o false.',
    en: () => 'Dry-Run must be true, effects or false.',
  },
);

export const NoDryRunHere = refusal(
  'dry-run.not-here',
  'syntax',
  { es: 'Este acto no se puede ensayar', en: 'This cannot be tried' },
  {
    es: () => 'Esta dirección no admite Dry-Run: true; nada se hizo. La admiten los actos que aceptan Idempotency-Key.',
    en: () => 'This address takes no Dry-Run: true; nothing was done. Acts that take an Idempotency-Key do.',
  },
);

const metadata = 'trazagiro:dry-run';

/** Marks a route whose work is one `UseCases.once`: it can be tried. */
export function Tried(): MethodDecorator {
  return applyDecorators(
    SetMetadata(metadata, true),
    ApiHeader({
      name: 'Dry-Run',
      required: false,
      description:
        'true: judged whole, nothing kept; answers 200 and `Dry-Run: true`, or what refuses it. effects: the same, as `{ answer, effects }`: what it would move, place by place',
      schema: { type: 'string', enum: ['true', 'effects', 'false'], default: 'false' },
    }),
    ApiExtension('x-dry-run', true),
  );
}

/** Whether an act is only tried, and what of it is told. */
export type Trial = false | 'answer' | 'effects';

/** @throws WrongDryRun */
export function trialOf(request: FastifyRequest): Trial {
  const asked = request.headers['dry-run'];
  if (asked === undefined || asked === 'false') return false;
  if (asked === 'true') return 'answer';
  if (asked === 'effects') return 'effects';
  throw new WrongDryRun({});
}

/**
 * An act that cannot be tried must not be done by somebody who only meant to try it.
 * @throws NoDryRunHere, WrongDryRun
 */
export function requireTriable(context: ExecutionContext): void {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (request.method === 'GET' || request.method === 'HEAD' || trialOf(request) === false) return;
  if (Reflect.getMetadata(metadata, context.getHandler()) !== true) throw new NoDryRunHere({});
}
