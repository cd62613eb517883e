import { eachLine, rawOf } from './report.mjs';

// What the money left on paper: certificates.

/** Every certificate's content gives its hash, its event says the same, and no number is missing. */
export async function checkCertificates(report, kit, platform, issued) {
  const check = report.check(
    'Certificados: su contenido da su hash, el de su evento, y sin huecos en los números (I9)',
  );
  const file = 'datos/certificates.jsonl';
  const last = new Map();
  const seen = new Set();
  await eachLine(check, file, kit.lines(file), (line, text, number) => {
    const fault = (says) =>
      check.fault(file, number, `certificado ${line.type} ${line.number} de ${line.year} (${line.code}): ${says}`);
    const hash = platform.hashOf(rawOf(text, 'content'));
    if (hash !== line.sha256) fault('su contenido no da su hash: fue alterado');
    for (const field of ['type', 'number', 'year', 'code']) {
      if (line.content?.[field] !== line[field]) fault(`su contenido dice otro «${field}»`);
    }
    const event = issued.get(line.id);
    if (!event) fault('ningún evento lo expidió');
    else if (event.sha256 !== line.sha256)
      fault(`su evento (events.jsonl, línea ${event.line}) dice otro hash: fue reemplazado`);
    const series = `${line.type} ${line.year}`;
    const expected = (last.get(series) ?? 0) + 1;
    if (kit.scope === null && line.number !== expected)
      fault(`se esperaba el número ${expected}: falta un certificado`);
    last.set(series, line.number);
    seen.add(line.id);
  });
  for (const [id, { line }] of issued) {
    if (!seen.has(id))
      check.fault(
        'datos/events.jsonl',
        line,
        `este evento expidió el certificado ${id}, que falta en certificates.jsonl`,
      );
  }
  check.tell(`${seen.size} certificados`);
}
