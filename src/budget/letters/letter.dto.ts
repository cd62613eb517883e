import { z } from 'zod';
import { amount, date, instant } from '../../platform/http/forms';
import { lineView, viewLine } from '../allocations/line-at.dto';
import { dueView, viewDue } from '../dues/pending.dto';
import { momentQuestion } from '../ledger/moment.dto';
import type { Letter } from './letter.rules';

export const letterTypes = { pdf: 'application/pdf', json: 'application/json' } as const;

export const letterQuestion = z.strictObject({ ...momentQuestion, format: z.enum(['pdf', 'json']).optional() });

export type LetterQuestion = z.output<typeof letterQuestion>;

const pesos = () => amount({ zero: true });

export const letterView = z.object({
  asOf: date(),
  knownAt: instant(),
  line: lineView,
  date: date(),
  addressee: z.string(),
  place: z.string(),
  subject: z.string(),
  opening: z.string(),
  figures: z.array(z.object({ label: z.string(), amount: pesos(), entries: z.array(z.string()) })),
  yields: z.string().nullable(),
  payments: z.array(z.object({ amount: pesos(), inWords: z.string(), entry: z.string() })),
  next: z.array(dueView),
  nextInWords: z.array(z.string()),
  ministryInWords: z.array(z.string()),
  closing: z.string(),
});

export type LetterView = z.output<typeof letterView>;

export const lettersView = z.object({ letters: z.array(letterView) });

export type LettersView = z.output<typeof lettersView>;

/** The letter on the wire. */
export function viewLetter(letter: Letter): LetterView {
  const { line, moment } = letter.facts;
  return {
    asOf: moment.asOf,
    knownAt: moment.knownAt,
    line: viewLine(line),
    date: letter.date,
    addressee: letter.addressee,
    place: letter.place,
    subject: letter.subject,
    opening: letter.opening,
    figures: letter.figures.map(({ label, amount: figure, entries }) => ({
      label,
      amount: figure,
      entries: [...entries],
    })),
    yields: letter.yields,
    payments: letter.payments.map(({ amount: paid, inWords, entry }) => ({ amount: paid, inWords, entry })),
    next: letter.next.map(viewDue),
    nextInWords: [...letter.nextInWords],
    ministryInWords: [...letter.ministryInWords],
    closing: letter.closing,
  };
}
