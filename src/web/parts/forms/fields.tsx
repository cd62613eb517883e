import { Money } from '../../../kernel/money';
import { amountInWords } from '../../../kernel/money-words';
import type { Choice, FieldDefinition, FormDefinition } from './definition';
import type { FormState } from './form-state';
import { moneyWritten } from './written';

interface FieldProps {
  readonly of: FormDefinition;
  readonly name: string;
  readonly state: FormState;
  /** Without htmx on the page, the words under an amount wait for the answer. */
  readonly live?: boolean;
}

/** Every field of a form, in its order. */
export function Fields({ of, state, live }: Omit<FieldProps, 'name'>): JSX.Element {
  return (
    <>
      {Object.keys(of).map((name) => (
        <Field of={of} name={name} state={state} {...(live === undefined ? {} : { live })} />
      ))}
    </>
  );
}

/** One field: its label, what it takes, what is wrong with it, and what was typed. */
export function Field({ of, name, state, live = true }: FieldProps): JSX.Element {
  const field = of[name];
  if (field === undefined) throw new Error(`the form has no field «${name}»`);
  const problem = state.problems.find((each) => each.field === name)?.said ?? null;
  if (field.kind === 'choice' && field.compact !== true)
    return <Choices field={field} name={name} state={state} problem={problem} />;
  if (field.kind === 'yes') return <Yes field={field} name={name} state={state} problem={problem} />;
  return (
    <div class={problem === null ? 'field' : 'field field-wrong'}>
      <label for={name} safe>
        {labelOf(field)}
      </label>
      <Hint of={field.hint} name={name} />
      <Problem of={problem} name={name} />
      <Control field={field} name={name} state={state} described={describedBy(field, name, problem)} live={live} />
    </div>
  );
}

/** «Valor», «Nota (opcional)»: what must be there is the rule, and what need not says so. */
export function labelOf(field: FieldDefinition): string {
  return field.optional === true ? `${field.label} (opcional)` : field.label;
}

function Hint({ of, name }: { of: string | undefined; name: string }): JSX.Element {
  if (of === undefined) return <></>;
  return (
    <p class="minor" id={`${name}-ayuda`} safe>
      {of}
    </p>
  );
}

function Problem({ of, name }: { of: string | null; name: string }): JSX.Element {
  if (of === null) return <></>;
  return (
    <p class="field-problem" id={`${name}-problema`} safe>
      {of}
    </p>
  );
}

function describedBy(field: FieldDefinition, name: string, problem: string | null): Record<string, string> {
  const ids = [field.hint === undefined ? '' : `${name}-ayuda`, problem === null ? '' : `${name}-problema`]
    .filter((id) => id !== '')
    .join(' ');
  return {
    ...(ids === '' ? {} : { 'aria-describedby': ids }),
    ...(problem === null ? {} : { 'aria-invalid': 'true' }),
  };
}

interface ControlProps {
  readonly field: FieldDefinition;
  readonly name: string;
  readonly state: FormState;
  readonly described: Record<string, string>;
  readonly live: boolean;
}

function Control({ field, name, state, described, live }: ControlProps): JSX.Element {
  const value = state.values[name] ?? '';
  const given = { id: name, name, ...described };
  switch (field.kind) {
    case 'text':
      return <input {...given} type="text" value={value} maxlength={field.maxLength ?? 200} autocomplete="off" />;
    case 'long-text':
      return (
        <textarea {...given} rows={String(field.rows ?? 3)} maxlength={field.maxLength ?? 2000} safe>
          {value}
        </textarea>
      );
    case 'money':
      return <MoneyControl given={given} value={value} live={live} isWrong={'aria-invalid' in described} />;
    case 'date':
      return (
        <input
          {...given}
          type="text"
          class="date"
          value={value}
          maxlength="40"
          placeholder="d/mm/aaaa"
          autocomplete="off"
        />
      );
    case 'file':
      return <input {...given} type="file" {...(field.accept === undefined ? {} : { accept: field.accept })} />;
    case 'choice':
      return (
        <select {...given}>
          <option value="">Escoja…</option>
          {field.choices.map((choice) => (
            <option value={choice.value} selected={choice.value === value} safe>
              {choice.label}
            </option>
          ))}
        </select>
      );
    case 'yes':
      return <></>;
  }
}

interface MoneyControlProps {
  readonly given: Record<string, string>;
  readonly value: string;
  readonly live: boolean;
  /** Its problem stands above already. */
  readonly isWrong: boolean;
}

function MoneyControl({ given, value, live, isWrong }: MoneyControlProps): JSX.Element {
  const asked = live
    ? {
        'hx-get': '/escritorio/palabras',
        'hx-trigger': 'input changed delay:250ms',
        'hx-target': 'next .words',
        'hx-params': given['name'],
      }
    : {};
  return (
    <>
      <span class="money">
        <span aria-hidden="true">$</span>
        <input
          {...given}
          {...asked}
          type="text"
          inputmode="decimal"
          class="amount"
          value={value}
          maxlength="40"
          autocomplete="off"
        />
      </span>
      <output class="words minor" for={given['id']} safe>
        {isWrong ? '' : wordsOf(value)}
      </output>
    </>
  );
}

/** «sesenta millones cuatrocientos treinta y un mil cuatrocientos pesos m/cte»; what is wrong; nothing of nothing. */
export function wordsOf(typed: string): string {
  if (typed.trim() === '') return '';
  const written = moneyWritten(typed.trim());
  return written.ok ? amountInWords(Money.of(written.value)) : written.said;
}

interface GroupProps {
  readonly field: FieldDefinition & { readonly kind: 'choice' | 'yes' };
  readonly name: string;
  readonly state: FormState;
  readonly problem: string | null;
}

function Choices({ field, name, state, problem }: GroupProps): JSX.Element {
  const choices: readonly Choice[] = field.kind === 'choice' ? field.choices : [];
  return (
    <fieldset
      class={problem === null ? 'field choices' : 'field choices field-wrong'}
      id={name}
      {...describedBy(field, name, problem)}
    >
      <legend safe>{labelOf(field)}</legend>
      <Hint of={field.hint} name={name} />
      <Problem of={problem} name={name} />
      {choices.map((choice, index) => (
        <div class="choice">
          <input
            type="radio"
            id={`${name}-${index}`}
            name={name}
            value={choice.value}
            checked={state.values[name] === choice.value}
          />
          <label for={`${name}-${index}`}>
            <span safe>{choice.label}</span>
            {choice.means === undefined ? (
              ''
            ) : (
              <span class="minor block" safe>
                {choice.means}
              </span>
            )}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

function Yes({ field, name, state, problem }: GroupProps): JSX.Element {
  return (
    <div class={problem === null ? 'field' : 'field field-wrong'}>
      <Problem of={problem} name={name} />
      <div class="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="si"
          checked={state.values[name] === 'si'}
          {...describedBy(field, name, problem)}
        />
        <label for={name} safe>
          {field.label}
        </label>
      </div>
      <Hint of={field.hint} name={name} />
    </div>
  );
}
