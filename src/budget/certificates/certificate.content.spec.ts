import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { calendarDate } from '../../kernel/calendar';
import { drawDocument } from '../../platform/paper/draw-document';
import { certificateContent, type Issue } from './certificate.content';
import { certificatePlan } from './certificate.layout';
import type { Said } from './certificate.maker';

const issue: Issue = {
  type: 'disbursement',
  number: 7,
  year: 2026,
  code: '7Q4K-M2XD-P9RT',
  subjectId: 'giro',
  issuedOn: calendarDate('2026-11-20'),
  cutoff: calendarDate('2026-11-20'),
};

const said: Said = {
  issuer: 'EJEMPLO de ministerio',
  subtitle: 'EJEMPLO',
  facts: ['Se giró la suma de un peso m/cte ($1).'],
  tables: [{ title: 'EJEMPLO', head: ['Concepto', 'Valor en pesos'], rows: [['Girado', '$1']] }],
  data: { paid: '1.00' },
};

const content = certificateContent({ name: 'Certificación de giro' }, said, issue);

describe('the frame of every certificate', () => {
  it('names its type, its number and its year, and closes with the date in words', () => {
    expect(content.words.title).toBe('Certificación de giro N.º 7 de 2026');
    expect(content.words.signatory).toContain('EJEMPLO DE MINISTERIO');
    expect(content.words.closing).toBe(
      'Se expide en Bogotá D.C., a los veinte (20) días del mes de noviembre de dos mil veintiséis (2026).',
    );
  });

  it('never claims a signature or an official site', () => {
    const { words } = content;
    expect(words.unsigned.title).toBe('SIN FIRMA — documento informativo');
    expect(words.prototype).toBe('Prototipo — no es un sitio oficial');
    expect(words.office.map(({ value }) => value)).toEqual(['por confirmar', 'por confirmar', 'por confirmar']);
  });
});

describe('its paper', () => {
  const json = canonicalize(content) ?? '';
  const sha256 = createHash('sha256').update(json).digest('hex');

  it('is the same bytes every time, on one page, with its data inside', async () => {
    const [one, other] = [
      await drawDocument(certificatePlan(json, sha256)),
      await drawDocument(certificatePlan(json, sha256)),
    ];
    expect(one.equals(other)).toBe(true);
    const raw = one.toString('latin1');
    expect(raw).toContain('/Count 1\n');
    expect(raw).toContain('/AFRelationship /Data');
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw).not.toContain('Helvetica');
  });

  it('goes on to other pages when the facts are long', async () => {
    const long = { ...said, facts: Array<string>(40).fill('EJEMPLO '.repeat(20).trim()) };
    const written = canonicalize(certificateContent({ name: 'Certificación' }, long, issue)) ?? '';
    const pdf = await drawDocument(certificatePlan(written, sha256));
    expect(pdf.toString('latin1')).toMatch(/\/Count [2-9]\n/);
  });
});
