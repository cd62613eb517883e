import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import type { DocumentPlan } from '../paper/blocks';
import { KeptPapers } from '../paper/kept-papers';
import { PaperPool } from '../paper/paper-pool';
import { knownAtInWords } from './moment-words';

type Moment = { readonly asOf: CalendarDate; readonly knownAt: string };

interface DrawnReport {
  readonly bytes: Buffer;
  /** The one that stands in the paper. */
  readonly moment: Moment;
}

/** Bytes: some hundreds of reports of a resolution. */
const mostKept = 64_000_000;

/** Milliseconds: for so long a paper of «now» is that of whoever asks next, if all it says still holds. */
const stillNow = 60_000;

/**
 * The PDFs of reports. One paper that many ask for is drawn once: those who ask meanwhile wait for that drawing, and it is
 * kept for those who ask again. Whoever asks has been let in before, and what they may see is in the plan: nothing is given
 * that was not read for them just now.
 */
@Injectable()
export class ReportPapers {
  readonly #kept = new KeptPapers(mostKept);
  /** Of each content, whatever its instant, the moment of its last drawing; the oldest first. */
  readonly #lately = new Map<string, Moment>();

  constructor(private readonly pool: PaperPool) {}

  /**
   * A report of now may be that of up to a minute ago which says the same, to the last figure, as what was read now: it
   * then bears that instant, which is true of it. One of an instant that was asked for bears that one.
   * @param asked as in the question: undefined asks for now
   * @throws PapersBusy
   */
  async of(plan: DocumentPlan, moment: Moment, asked: string | undefined): Promise<DrawnReport> {
    const content = contentOf(plan, moment);
    const drawn = this.#recent(content, moment, asked) ?? moment;
    if (drawn === moment) this.#remember(content, moment);
    const bytes = await this.#kept.of(keyOf(content, drawn), () => this.pool.draw(plan));
    return { bytes, moment: drawn };
  }

  #recent(content: string, moment: Moment, asked: string | undefined): Moment | null {
    const last = this.#lately.get(content);
    if (last === undefined || asked !== undefined) return null;
    return isNow(last, moment) && this.#kept.has(keyOf(content, last)) ? last : null;
  }

  #remember(content: string, moment: Moment): void {
    this.#lately.delete(content);
    this.#lately.set(content, moment);
    for (const [each, last] of this.#lately) {
      if (isNow(last, moment)) return;
      this.#lately.delete(each);
    }
  }
}

function isNow(last: Moment, moment: Moment): boolean {
  return Math.abs(Date.parse(moment.knownAt) - Date.parse(last.knownAt)) < stillNow;
}

function keyOf(content: string, { knownAt }: Moment): string {
  return `${content} ${knownAt}`;
}

/**
 * The hash of all that is drawn but its instant, in whatever form that stands there: as data, in the address of what is
 * behind a figure, in words. What differs in that alone differs in nothing that was recorded.
 */
function contentOf(plan: DocumentPlan, moment: Moment): string {
  const forms = [moment.knownAt, encodeURIComponent(moment.knownAt), knownAtInWords(moment)];
  const said = forms.reduce((text, form) => text.replaceAll(form, ''), JSON.stringify({ ...plan, createdAt: null }));
  return hash('sha256', said, 'hex');
}
