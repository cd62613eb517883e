interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
}

/** A closed choice of a filter: a value of the address, and what it says. */
export function Select({ name, label, value, choices }: SelectProps): JSX.Element {
  return (
    <div class="field">
      <label for={name} safe>
        {label}
      </label>
      <select id={name} name={name}>
        {choices.map(([code, said]) => (
          <option value={code} selected={code === value} safe>
            {said}
          </option>
        ))}
      </select>
    </div>
  );
}
