import { applyDecorators, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension, ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { refusal } from '../../kernel/errors';

/*
 * `Dry-Run: true` on an act: it is done whole, with its locks, its rules and the database's own, and undone. What it
 * answers is what the act would answer now: its view, or the refusal with its figures.
 */

export const WrongDryRun = refusal(
  'dry-run.wrong-value',
  'syntax',
  { es: 'Dry-Run no válida', en: 'Invalid Dry-Run' },
  { es: () => 'Dry-Run debe ser true o false.', en: () => 'Dry-Run must be true or false.' },
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
      description: 'true: judged whole, nothing kept; answers 200 and `Dry-Run: true`, or what refuses it',
      schema: { type: 'boolean', default: false },
    }),
    ApiExtension('x-dry-run', true),
  );
}

/** @throws WrongDryRun */
export function asksDryRun(request: FastifyRequest): boolean {
  const asked = request.headers['dry-run'];
  if (asked === undefined || asked === 'false') return false;
  if (asked === 'true') return true;
  throw new WrongDryRun({});
}

/**
 * An act that cannot be tried must not be done by somebody who only meant to try it.
 * @throws NoDryRunHere, WrongDryRun
 */
export function requireTriable(context: ExecutionContext): void {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (request.method === 'GET' || request.method === 'HEAD' || !asksDryRun(request)) return;
  if (Reflect.getMetadata(metadata, context.getHandler()) !== true) throw new NoDryRunHere({});
}
