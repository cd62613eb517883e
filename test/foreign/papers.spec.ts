import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { drawDocument, drawDocuments } from '../../src/platform/paper/draw-document';
import { everything, longReport, signs } from '../support/paper-plans';
import { missingTools, runTool as run } from './tools';

const missing = missingTools({ qpdf: 'qpdf', pdftotext: 'poppler-utils' });
const absence = `Sin ${missing.join(', ')} (paquetes de Debian): ningún programa ajeno lee los documentos.`;
if (missing.length > 0 && !process.env.CI) process.stdout.write(`${absence}\n`);
const describeIfInstalled = missing.length > 0 && !process.env.CI ? describe.skip : describe;

/** What programs that are not ours find in the papers. */
describeIfInstalled('papers, read by others', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    if (missing.length > 0) throw new Error(absence);
    folder = await mkdtemp(join(tmpdir(), 'trazagiro-papers-'));
    await writeFile(file('everything.pdf'), await drawDocument(everything));
    await writeFile(file('long.pdf'), await drawDocument(longReport(1_100)));
    const imprint = { title: 'Dos', author: 'EJEMPLO', subject: 'EJEMPLO', createdAt: everything.createdAt };
    await writeFile(file('merged.pdf'), await drawDocuments([everything, longReport(60)], imprint));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['everything.pdf', 'long.pdf', 'merged.pdf'])('%s: qpdf finds nothing wrong', async (name) => {
    expect(await run('qpdf', ['--check', file(name)])).toContain('No syntax or stream encoding errors');
  });

  it.each(['everything.pdf', 'long.pdf', 'merged.pdf'])('%s: every font is embedded, as a subset', async (name) => {
    const rows = (await run('pdffonts', [file(name)])).trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+NotoSans-\w+ .* yes yes yes /);
  });

  it('two other processes draw the same bytes', async () => {
    const hash = () =>
      spawnSync(process.execPath, [join(__dirname, 'draw-one.cjs')], {
        input: serialize(everything),
      }).stdout.toString();
    const here = createHash('sha256')
      .update(await readFile(file('everything.pdf')))
      .digest('hex');
    expect([hash(), hash()]).toEqual([here, here]);
  });

  it('every sign of Spanish is drawn, and comes back as it was written', async () => {
    expect((await run('pdftotext', [file('everything.pdf'), '-'])).replace(/\s+/g, ' ')).toContain(signs);
  });

  it('its data come out as they went in', async () => {
    expect(await run('pdfdetach', ['-list', file('everything.pdf')])).toContain('1: datos.json');
    await run('pdfdetach', ['-save', '1', '-o', file('datos.json'), file('everything.pdf')]);
    expect(await readFile(file('datos.json'), 'utf8')).toBe('{"total":"265324085.00"}');
  });

  it('says its language, its title and that it is tagged', async () => {
    const information = await run('pdfinfo', [file('everything.pdf')]);
    expect(information).toMatch(/Title: +Informe de EJEMPLO/);
    expect(information).toMatch(/Tagged: +yes/);
    expect(await run('qpdf', ['--json', '--json-key=qpdf', file('everything.pdf')])).toContain('"/Lang": "u:es-CO"');
  });

  it('is read aloud in the order of its sense: headings, table heads, labels, notes', async () => {
    const structure = await run('pdfinfo', ['-struct-text', file('everything.pdf')]);
    const spoken = [...structure.matchAll(/^\s*"(.*)"$/gm)].map(([, words]) => words);
    expect(spoken.slice(0, 12)).toEqual([
      '',
      'EJEMPLO de ministerio',
      'Oficina de EJEMPLO · Bogotá D.C.',
      'Informe de EJEMPLO',
      signs,
      'Dónde está el dinero',
      'Se giró $60.431.400',
      '1',
      ' y el resto está por confirmar.',
      expect.stringContaining('Girado'),
      'Línea por línea',
      'Líneas del anexo',
    ]);
    expect(structure).toMatch(/TH:\s+\/Scope \/Column\s+"Municipio"/);
    expect(structure).toMatch(/TH:\s+\/Scope \/Row\s+"Necoclí"\s+TD\s+"Girado"\s+TD\s+"\$60\.431\.400"\s+Reference/);
    expect(structure).toMatch(/\/ColSpan 2\s+"Total"/);
    expect(structure).toMatch(/LI \(block\)\s+Lbl \(block\)\s+"1\."\s+LBody \(block\)\s+"Lo primero\."/);
    expect(structure).toMatch(/Note <nota-1>[\s\S]+"Asiento 12 del libro\."/);
    expect(spoken).toContain('SIN FIRMA — documento informativo');
    expect(spoken.join(' ')).not.toContain('Página 1 de');
  });

  it('a bookmark for each document of a merged file, and below it its headings', async () => {
    const { outlines } = JSON.parse(await run('qpdf', ['--json', '--json-key=outlines', file('merged.pdf')])) as {
      outlines: Outline[];
    };
    const told = (outline: Outline): unknown => [outline.title, outline.destpageposfrom1, ...outline.kids.map(told)];
    expect(outlines.map(told)).toEqual([
      ['Informe de EJEMPLO', 1, ['Informe de EJEMPLO', 1, ['Dónde está el dinero', 1, ['Línea por línea', 1]]]],
      ['Estado de EJEMPLO', 3, ['Estado de EJEMPLO', 3]],
    ]);
    expect(await run('pdftotext', ['-f', '3', '-l', '3', file('merged.pdf'), '-'])).toContain('Página 1 de');
  });

  describe('1.100 lines', () => {
    let pages: string[][];
    beforeAll(async () => {
      const text = await run('pdftotext', ['-layout', file('long.pdf'), '-']);
      pages = text
        .split('\f')
        .slice(0, -1)
        .map((page) =>
          page
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        );
    });

    it('each page has the heads of the columns, and the totals that the page before carries over', () => {
      expect(pages.length).toBeGreaterThan(20);
      const carried = (page: string[], label: string) =>
        page
          .find((line) => line.startsWith(label))
          ?.replace(label, '')
          .trim();
      for (const [index, page] of pages.entries()) {
        expect(page.some((line) => /^N\.º\s+Municipio\s+Hospital\s+Valor$/.test(line))).toBe(true);
        const next = pages[index + 1];
        if (!next) continue;
        const total = carried(page, 'Suma y sigue');
        expect(total).toMatch(/^\$[\d.]+$/);
        expect(carried(next, 'Viene de la página anterior')).toBe(total);
      }
    });

    it('no row is lost or torn, and no subtotal begins a page', () => {
      const numbers = pages.flatMap((page) => page.flatMap((line) => /^(\d+)\s+Municipio/.exec(line)?.[1] ?? []));
      expect(numbers).toEqual(Array.from({ length: 1_100 }, (_, index) => String(index + 1)));
      for (const page of pages.slice(1)) {
        const first = page.findIndex((line) => line.startsWith('Viene de'));
        expect(page[first + 1]).toMatch(/^\d+\s+Municipio/);
      }
    });
  });
});

interface Outline {
  readonly title: string;
  readonly destpageposfrom1: number;
  readonly kids: readonly Outline[];
}
