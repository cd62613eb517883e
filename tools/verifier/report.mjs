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
  while (await lines.more()) {
    while (lines.isReady) {
      lines.take();
      parseLine(check, name, lines, each);
    }
  }
}

/** Calls `each(what it says, number)` for the next line, which stands ready, as `reading` reads it (`readings.mjs`). */
export function takeLine(check, name, lines, { quick, slow }, each) {
  lines.take();
  const told = lines.isText && !lines.isCut ? quick(lines) : null;
  if (told !== null) each(told, lines.number);
  else parseLine(check, name, lines, (value, text, number) => each(slow(value, text), number));
}

function parseLine(check, name, lines, each) {
  let text;
  let value;
  try {
    if (!lines.isText) throw new TypeError('not UTF-8');
    text = lines.text();
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
