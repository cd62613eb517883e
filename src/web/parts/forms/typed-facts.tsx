import { Fact, Facts } from '../pieces';
import { dateInWords } from '../words';
import { pesos } from '../amounts';
import type { FieldDefinition, FormDefinition } from './definition';
import type { FormState } from './form-state';
import { dateWritten, moneyWritten } from './written';

/** What was typed in a form, as it was understood; what was left empty is not there. */
export function TypedFacts({ of, state }: { of: FormDefinition; state: FormState }): JSX.Element {
  const typed = Object.entries(of)
    .map(([name, field]) => ({ label: field.label, said: saidOf(field, (state.values[name] ?? '').trim()) }))
    .filter(({ said }) => said !== '');
  if (typed.length === 0) return <></>;
  return (
    <Facts>
      {typed.map(({ label, said }) => (
        <Fact name={label} value={said} />
      ))}
    </Facts>
  );
}

function saidOf(field: FieldDefinition, typed: string): string {
  if (typed === '') return '';
  switch (field.kind) {
    case 'money': {
      const written = moneyWritten(typed);
      return written.ok ? pesos(written.value) : typed;
    }
    case 'date': {
      const written = dateWritten(typed);
      return written.ok ? dateInWords(written.value) : typed;
    }
    case 'choice':
      return field.choices.find(({ value }) => value === typed)?.label ?? typed;
    case 'yes':
      return 'sí';
    case 'text':
    case 'long-text':
    case 'file':
      return typed;
  }
}
