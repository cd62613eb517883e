import fc from 'fast-check';
import { calendarDate } from '../../kernel/calendar';
import { layouts, valuesOf, type DetailKind, type Field } from './layout.rules';
import type { Convention } from './pisis-file';
import { bytesOf, convention, fileNameOf, june, linesOf, nameOf } from './pisis.spec-support';
import { errorsOf } from './notes';
import { readPisis } from './reading.rules';
import { writeText, type TextForm } from './text-form';
import { writePisis, type Written } from './writing.rules';

const conventions = fc.record<Convention>({
  totalCounts: fc.constantFrom('details', 'all'),
  firstConsecutive: fc.constantFrom(1, 2),
  encoding: fc.constantFrom('windows-1252', 'utf-8'),
});

const word = (longest: number) =>
  fc
    .string({
      unit: fc.constantFrom('A', 'B', 'Ñ', '0', '9', '-', '.', ' '),
      minLength: 1,
      maxLength: Math.min(longest, 24),
    })
    .map((text) => text.trim() || 'Ñ');
const dayOfJune = fc.integer({ min: 1, max: 30 }).map((day) => `2025-06-${String(day).padStart(2, '0')}`);
const pesos = (whole: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: whole === 3 ? 100 : 999_999_999 }), fc.integer({ min: 0, max: 99 }))
    .map(([units, cents]) => (whole === 3 ? `${units}` : `${units}.${String(cents).padStart(2, '0')}`));

function valueOf({ name, shape }: Field): fc.Arbitrary<string> {
  switch (shape.is) {
    case 'text':
      return word(shape.longest);
    case 'digits':
      return fc.constant('860000001');
    case 'code':
      // Receiver and portfolio agree.
      return name === 'receiver' || name === 'portfolio'
        ? fc.constant(Object.keys(shape.codes)[0]!)
        : fc.constantFrom(...Object.keys(shape.codes));
    case 'id-kind':
      return fc.constantFrom('CC', 'NI');
    case 'date':
      return name === 'endsOn' ? fc.constant('2025-12-30') : dayOfJune;
    case 'decimal':
      return pesos(shape.whole);
  }
}

const recordOf = (kind: DetailKind): fc.Arbitrary<Written> =>
  fc.record({
    kind: fc.constant(kind),
    indicator: fc.constantFrom('I', 'A'),
    values: fc.record(Object.fromEntries(layouts[kind].fields.map((field) => [field.name, valueOf(field)]))),
  });

const keyOf = ({ kind, values }: Written) =>
  [kind, ...layouts[kind].fields.filter((field) => field.key).map(({ name }) => values[name])].join('|');

const records = fc
  .tuple(
    ...([2, 3, 4, 5, 6, 7] as const).map((kind) => fc.uniqueArray(recordOf(kind), { maxLength: 4, selector: keyOf })),
  )
  .map((kinds) => kinds.flat());

const name = nameOf('2025-06-30');
const june1 = calendarDate('2025-06-01');
const fileName = fileNameOf('2025-06-30');

it('what is written is read back the same, in every convention', () => {
  fc.assert(
    fc.property(records, conventions, (written, by) => {
      const bytes = writePisis({ name, firstDate: june1, records: written }, by);
      const { file, notes } = readPisis({ name: fileName, bytes }, by);
      expect(errorsOf(notes)).toEqual([]);
      const back = file!.details.filter(({ indicator }) => indicator !== 'NA');
      expect(back.map(({ kind, indicator, values }) => ({ kind, indicator, values }))).toEqual(written);
    }),
    { numRuns: 150 },
  );
});

it('what is read is written back to the byte, whatever its form', () => {
  fc.assert(
    fc.property(
      records,
      conventions,
      fc.record({
        lineEnd: fc.constantFrom<TextForm['lineEnd']>('\r\n', '\n'),
        closed: fc.boolean(),
        mark: fc.boolean(),
      }),
      (written, by, shape) => {
        const canonical = writePisis({ name, firstDate: june1, records: written }, by);
        const lines = new TextDecoder(by.encoding).decode(canonical).trimEnd().split('\r\n');
        const mark = shape.mark && by.encoding === 'utf-8';
        const bytes = writeText(lines, { encoding: by.encoding, ...shape, mark });
        const { file } = readPisis({ name: fileName, bytes }, by);
        const again = [file!.controlLine, ...file!.details.map(({ parts }) => parts.join('|'))];
        expect(writeText(again, file!.form).equals(bytes)).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});

it('the file of a hospital that writes as we do is ours, byte for byte', () => {
  const bytes = bytesOf(linesOf(june));
  const { file } = readPisis({ name: fileName, bytes }, convention);
  const records = file!.details
    .filter(({ indicator }) => indicator !== 'NA')
    .map(({ kind, indicator, parts }) => ({ kind, indicator, values: valuesOf(kind, parts) }));
  expect(writePisis({ name, firstDate: file!.control.firstDate, records }, convention).equals(bytes)).toBe(true);
});
