import { unreadable } from './kit.mjs';

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
export async function eachLine(check, name, lines, each) {
  if (lines === null) {
    check.fault(name, null, 'falta el archivo');
    return;
  }
  while (await lines.more()) takeLine(check, name, lines, each);
}

/** The same of the next line, which stands ready. */
export function takeLine(check, name, lines, each) {
  const text = lines.take();
  let value;
  try {
    if (text === unreadable) throw new TypeError('not UTF-8');
    value = JSON.parse(text);
  } catch {
    check.fault(name, lines.number, 'la línea no se puede leer: no es JSON');
    return;
  }
  if (lines.isCut) check.fault(name, lines.number, 'la línea está cortada: le falta el fin de línea');
  if (typeof value !== 'object' || value === null) check.fault(name, lines.number, 'la línea no es un objeto');
  else each(value, text, lines.number);
}

/** The exact characters of the last field of a line: what was hashed is what was written, not what it means. */
export function rawOf(text, field) {
  const at = text.indexOf(`"${field}":`);
  return at === -1 ? '' : text.slice(at + field.length + 3, -1);
}

/** Pesos as a whole number of centavos. @returns null when it is not an amount with two decimals */
export function centavosOf(amount) {
  if (typeof amount !== 'string' || !/^-?\d+\.\d\d$/.test(amount)) return null;
  const point = amount.length - 3;
  return BigInt(amount.slice(0, point) + amount.slice(point + 1));
}

export function pesosOf(centavos) {
  const digits = String(centavos < 0n ? -centavos : centavos).padStart(3, '0');
  return `${centavos < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
