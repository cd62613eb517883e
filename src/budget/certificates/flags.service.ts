import { Injectable } from '@nestjs/common';
import { calendarDate, dateInSpanish } from '../../kernel/calendar';
import { Refusal } from '../../kernel/errors';
import type { Tx } from '../../platform/database/transactions';
import { readContent } from './certificate.content';
import { CertificateMakers } from './certificate.makers';
import type { StoredCertificate } from './certificate.queries';
import { FlagQueries } from './flag.queries';
import { changesOf, figuresLeft, type Flag } from './flag.rules';

/** Says of a certificate what became of its facts: recomputed with its own cut-off, as known now. */
@Injectable()
export class CertificateFlags {
  constructor(
    private readonly makers: CertificateMakers,
    private readonly queries: FlagQueries,
  ) {}

  /** Null when its facts stand. A reconciliation says what was found on its day, and is never recomputed. */
  async of(tx: Tx, stored: StoredCertificate): Promise<Flag | null> {
    if (stored.type === 'reconciliation') return null;
    const content = readContent(stored.content);
    const cutoff = calendarDate(content.cutoff);
    const found = await this.recompute(tx, stored, content.cutoff);
    const changes =
      'refusal' in found ? figuresLeft(content, found.left ?? content.words.tables) : changesOf(content, found);
    if (changes === null) return null;
    const causes = await this.queries.causes(tx, { ...stored, cutoff });
    const refusal = 'refusal' in found ? found.refusal : null;
    return { detail: inWords({ changes, refusal, causes }), changes, refusal, causes };
  }

  private async recompute(tx: Tx, { type, subjectId }: StoredCertificate, cutoff: string) {
    try {
      return await this.makers.of[type].say(tx, subjectId, calendarDate(cutoff));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const refusal = { title: error.title.es, detail: error.detail('es') };
      return { refusal, left: await this.makers.of[type].left(tx, subjectId, calendarDate(cutoff)) };
    }
  }
}

/** «Con el mismo corte, hoy «Girado» es $0 y decía $60.431.400. Lo cambió: anulación de giro, registrada el …» */
function inWords({ changes, refusal, causes }: Omit<Flag, 'detail'>): string {
  const figures = changes.filter(({ kind }) => kind === 'figure');
  const by = causes.slice(0, 3).map(({ act, recordedOn }) => `${act}, registrada el ${dateInSpanish(recordedOn)}`);
  const because = by.length === 0 ? '' : ` Después de expedirlo hubo: ${by.join('; ')}.`;
  const said = figures.map(({ concept, said: before, now }) =>
    now === null ? `«${concept}» decía ${before} y hoy no figura` : `«${concept}» decía ${before} y hoy es ${now}`,
  );
  const shown = said.slice(0, 6).join('; ');
  if (refusal) {
    const others = said.length === 0 ? '' : ` ${shown}.`;
    return `Con el mismo corte, hoy no se expediría: ${refusal.title.toLowerCase()}.${others}${because}`;
  }
  if (figures.length === 0) {
    return changes.length === 0
      ? `Dice lo mismo, y los asientos que lo respaldan son otros.${because}`
      : `Lo que dice de ${changes.map(({ concept }) => concept).join(', ')} hoy se diría de otra manera.${because}`;
  }
  return `Con el mismo corte, ${shown}.${because}`;
}
