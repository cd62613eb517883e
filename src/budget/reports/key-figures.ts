import type { Money } from '../../kernel/money';
import type { Block, Field } from '../../platform/paper/blocks';
import { percentagesOf } from './execution-status.figures';
import type { Measured } from './figure-columns';

/** What is asked first: how much, and which part of it was paid and spent, each share with what it is of. */
export function keyFigures(of: Measured & { readonly authorized: Money | null }): Block {
  const { paidOfAssigned, executedOfAssigned } = percentagesOf(of);
  return {
    kind: 'fields',
    fields: [
      ...(of.authorized === null ? [] : [figure('Autorizado', of.authorized)]),
      figure('Asignado', of.amount),
      figure(share('Girado', paidOfAssigned.percent), of.paid),
      figure(share('Ejecutado', executedOfAssigned.percent), of.executed),
    ],
  };
}

function figure(label: string, amount: Money): Field {
  return { label, value: amount.toSpanish(), large: true };
}

function share(words: string, percent: string | null): string {
  return percent === null ? words : `${words}: ${percent.replace('.', ',')} % de lo asignado`;
}
