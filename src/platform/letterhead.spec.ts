import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLetterhead } from './letterhead';

// One point, not interlaced.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trazagiro-membrete-'));
  writeFileSync(join(folder, 'logo.png'), png);
  writeFileSync(join(folder, 'interlaced.png'), Buffer.concat([png.subarray(0, 28), Buffer.of(1), png.subarray(29)]));
  writeFileSync(join(folder, 'large.png'), Buffer.concat([png, Buffer.alloc(500_001)]));
  writeFileSync(join(folder, 'logo.jpg'), 'no soy');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function read(given: unknown) {
  const path = join(folder, 'membrete.json');
  writeFileSync(path, typeof given === 'string' ? given : JSON.stringify(given));
  return readLetterhead(path);
}

const logo = (file: string) => ({ logo: { file, alternative: 'EJEMPLO' } });

it('says what the office says, and nothing else', () => {
  expect(read({})).toMatchObject({ issuer: null, city: null, paper: 'carta', logo: null });
  expect(read({ issuer: ' EJEMPLO ', signatory: { name: 'N' }, paper: 'oficio', ...logo('logo.png') })).toMatchObject({
    issuer: 'EJEMPLO',
    signatory: { name: 'N', position: null },
    paper: 'oficio',
    logo: { png, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string, alternative: 'EJEMPLO' },
  });
});

it.each`
  given                     | says
  ${'{'}                    | ${/no es JSON bien formado/}
  ${[]}                     | ${/LETTERHEAD: el archivo: se espera un objeto/}
  ${{ issuer: '' }}         | ${/LETTERHEAD: issuer: se espera un texto de 1 a 200 caracteres/}
  ${{ issuer: 'a\nb' }}     | ${/LETTERHEAD: issuer: se espera un texto/}
  ${{ issuer: 7 }}          | ${/LETTERHEAD: issuer: se espera un texto/}
  ${{ issuer: 'a 😀' }}     | ${/LETTERHEAD: issuer: los documentos no pueden imprimir «😀» \(U\+1F600\)/}
  ${{ paper: 'legal' }}     | ${/LETTERHEAD: paper: se espera uno de carta, a4, oficio/}
  ${{ emisor: 'x' }}        | ${/LETTERHEAD: el archivo: sobra «emisor»; se esperan issuer, office/}
  ${logo('falta.png')}      | ${/LETTERHEAD: no se puede leer logo.file, .*falta.png: no existe/}
  ${logo('logo.jpg')}       | ${/LETTERHEAD: logo.file: .*logo.jpg no es una imagen PNG/}
  ${logo('interlaced.png')} | ${/entrelazado/}
  ${logo('large.png')}      | ${/pasa de 500 kB/}
  ${logo('.')}              | ${/es una carpeta/}
`('refuses $given: $says', ({ given, says }: { given: unknown; says: RegExp }) => {
  expect(() => read(given)).toThrow(says);
});
