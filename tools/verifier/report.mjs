import { linesOf, textOf } from './bytes.mjs';

// What was checked, and what is not as it should be: the file, the line and why.

const shown = 40;

/** @returns a report to which checks are added, in order */
export function newReport() {
  const checks = [];
  return {
    checks,
    check(title) {
      const check = { title, state: 'ok', detail: '', faults: [], more: 0 };
      checks.push(check);
      return {
        fault(file, line, says) {
          check.state = 'fault';
          if (check.faults.length < shown) check.faults.push({ file, line, says });
          else check.more += 1;
        },
        /** Could not be checked here: it is neither green nor red. */
        skip(says) {
          if (check.state === 'ok') check.state = 'skipped';
          check.detail = says;
        },
        tell(says) {
          if (check.state !== 'skipped') check.detail = says;
        },
      };
    },
  };
}

/** Calls `each(object, text, number)` for every line of a file of JSON lines; what cannot be read is a fault. */
export function eachLine(check, name, bytes, each) {
  if (bytes === null) {
    check.fault(name, null, 'falta el archivo');
    return;
  }
  for (const line of linesOf(bytes)) {
    let text;
    let value;
    try {
      text = textOf(line.bytes);
      value = JSON.parse(text);
    } catch {
      check.fault(name, line.number, 'la línea no se puede leer: no es JSON');
      continue;
    }
    if (!line.whole) check.fault(name, line.number, 'la línea está cortada: le falta el fin de línea');
    if (typeof value !== 'object' || value === null) check.fault(name, line.number, 'la línea no es un objeto');
    else each(value, text, line.number);
  }
}

/** The exact characters of the last field of a line: what was hashed is what was written, not what it means. */
export function rawOf(text, field) {
  const at = text.indexOf(`"${field}":`);
  return at === -1 ? '' : text.slice(at + field.length + 3, -1);
}

/** Pesos as a whole number of centavos. @returns null when it is not an amount with two decimals */
export function centavosOf(amount) {
  return typeof amount === 'string' && /^-?\d+\.\d\d$/.test(amount) ? BigInt(amount.replace('.', '')) : null;
}

export function pesosOf(centavos) {
  const digits = String(centavos < 0n ? -centavos : centavos).padStart(3, '0');
  return `${centavos < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
