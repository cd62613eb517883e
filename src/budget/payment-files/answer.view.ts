import { invariant, type Problem } from '../../kernel/errors';
import type { AppliedView, RowView } from './answer.dto';
import type { ReadRow, Verdict } from './answer.rules';

/** One row and what became of it. */
export function rowView(read: ReadRow, verdict: Verdict | undefined): RowView {
  invariant(verdict, 'each row has its verdict');
  const why = verdict.verdict === 'leftover' ? verdict.why : null;
  const row = 'row' in read ? read.row : null;
  return {
    line: row?.line ?? ('line' in read ? read.line : 0),
    verdict: verdict.verdict,
    paymentOrder: row?.paymentOrder ?? ('paymentOrder' in read ? read.paymentOrder : null),
    amount: row?.amount ?? null,
    disbursementId: verdict.giroId,
    code: why?.code ?? null,
    detail: why?.detail('es') ?? null,
  };
}

/** The rows that differ, as the refusal lists them. */
export function problemsOf(rows: readonly ReadRow[], verdicts: readonly Verdict[]): Problem[] {
  return rows.flatMap((read, index) => {
    const verdict = verdicts[index];
    if (verdict?.verdict !== 'leftover') return [];
    const { why } = verdict;
    const line = 'row' in read ? read.row.line : read.line;
    return [{ line, code: why.code, detail: { es: why.detail('es'), en: why.detail('en') }, params: why.params }];
  });
}

export function countsOf(rows: readonly RowView[]): AppliedView['counts'] {
  const count = (wanted: RowView['verdict']) => rows.filter(({ verdict }) => verdict === wanted).length;
  return {
    settled: count('settled'),
    rejected: count('rejected'),
    already: count('already'),
    pending: count('pending'),
    leftover: count('leftover'),
  };
}
