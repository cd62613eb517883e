import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { calendarDate } from '../../kernel/calendar';
import { drawDocument } from '../../platform/paper/draw-document';
import { certificateContent, readContent, type Circumstances, type Issue } from './certificate.content';
import { certificatePlan } from './certificate.layout';
import type { Said } from './certificate.maker';

const nothingSaid: Circumstances = {
  letterhead: {
    issuer: null,
    office: null,
    city: null,
    signatory: { name: null, position: null },
    paper: 'carta',
    logo: null,
  },
  verifyAt: 'https://trazagiro.example/verificar',
  seal: null,
  signer: null,
};

const issue: Issue = {
  type: 'disbursement',
  number: 7,
  year: 2026,
  code: '7Q4K-M2XD-P9RT',
  subjectId: 'giro',
  issuedOn: calendarDate('2026-11-20'),
  cutoff: calendarDate('2026-11-20'),
  supersedes: null,
  circumstances: nothingSaid,
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
    expect(words.signature.title).toBe('SIN FIRMA — documento informativo');
    expect(words.prototype).toBe('Prototipo — no es un sitio oficial');
    expect(words.office.map(({ value }) => value)).toEqual(['por confirmar', 'por confirmar', 'por confirmar']);
  });
});

describe('what stands on it besides its facts', () => {
  const written = (given: Partial<Circumstances>, supersedes: Issue['supersedes'] = null) =>
    certificateContent({ name: 'Certificación' }, said, {
      ...issue,
      supersedes,
      circumstances: { ...nothingSaid, ...given },
    });

  it('is the office’s paper, where it was said', () => {
    const { words } = written({
      letterhead: {
        ...nothingSaid.letterhead,
        issuer: 'EJEMPLO, entidad',
        office: 'EJEMPLO, dependencia',
        city: 'Leticia',
        signatory: { name: 'EJEMPLO, nombre', position: 'EJEMPLO, cargo' },
      },
    });
    expect(words.signatory).toBe('EL(LA) SUSCRITO(A), EJEMPLO, CARGO, EJEMPLO, ENTIDAD,');
    expect(words.closing).toMatch(/^Se expide en Leticia, /);
    expect(words.office.map(({ value }) => value)).toEqual([
      'EJEMPLO, nombre',
      'EJEMPLO, cargo',
      'EJEMPLO, dependencia',
    ]);
  });

  it('is the root of the last seal, and that there is none', () => {
    const seal = { number: 3, root: 'ab'.repeat(32), size: 12, sealedAt: '2026-11-20T10:00:00.000000Z', key: '0123' };
    expect(written({ seal }).words.record).toMatchObject({ value: seal.root });
    expect(written({ seal }).words.record.label).toContain('(sello 3, 12 eventos, clave 0123)');
    expect(written({}).words.record.value).toBe('aún sin sello');
  });

  it('is who signs the file, and whose place it takes', () => {
    const signer = { name: 'EJEMPLO', organization: null, serial: '01' };
    expect(written({ signer }).words.signature.title).toBe('Firma digital de EJEMPLO');
    const old = { id: 'x', title: 'Certificación N.º 6 de 2026', code: 'AAAA-BBBB-CCCC', reason: 'EJEMPLO' };
    expect(written({}, old).words.supersedes).toBe(
      'Reemplaza a la Certificación N.º 6 de 2026, código AAAA-BBBB-CCCC. Motivo: EJEMPLO',
    );
  });

  it('is read of the first format as nothing said', () => {
    const { tables, signature, supersedes: _, record: __, ...words } = content.words;
    const first = {
      ...content,
      schema: 'trazagiro/certificate/1',
      words: { ...words, table: tables[0], unsigned: signature },
    };
    const { letterhead: _a, verifyAt: _b, seal: _c, signer: _d, ...bare } = first;
    const read = readContent(JSON.stringify(bare));
    expect(read).toMatchObject({ letterhead: nothingSaid.letterhead, seal: null, signer: null });
    expect(read.words).toEqual(content.words);
  });
});

describe('its paper', () => {
  const json = canonicalize(content) ?? '';
  const sha256 = createHash('sha256').update(json).digest('hex');

  it('is the same bytes every time, on one page, with its data inside', async () => {
    const [one, other] = [
      await drawDocument(certificatePlan(json, sha256, null)),
      await drawDocument(certificatePlan(json, sha256, null)),
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
    const pdf = await drawDocument(certificatePlan(written, sha256, null));
    expect(pdf.toString('latin1')).toMatch(/\/Count [2-9]\n/);
  });
});
