import { delimiterOf } from './delimiter.rules';
import { decoded, textForm } from './encoding.rules';
import { fileKind } from './file-kind.rules';
import { dayOfSerial, isBuiltInDate, plainNumber, showsDate } from './stored-values.rules';
import { columnName } from './table-file';

describe('what a file is, by its bytes', () => {
  const ole = 'd0cf11e0a1b11ae1';
  it.each<[string, Buffer, string]>([
    ['CSV', Buffer.from('a;b\n1;2'), 'text'],
    ['a workbook', Buffer.from('PK\x03\x04', 'latin1'), 'zip'],
    ['nothing', Buffer.alloc(0), 'table.empty'],
    ['half a workbook', Buffer.from('PK\x05', 'latin1'), 'table.damaged'],
    ['an old workbook', Buffer.from(`${ole}00`, 'hex'), 'table.unsupported'],
    [
      'a closed workbook',
      Buffer.concat([Buffer.from(ole, 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'table.encrypted',
    ],
    ['a PDF', Buffer.from('%PDF-1.7'), 'table.unsupported'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'table.unsupported'],
    ['a page called .xls', Buffer.from('\n <html><table>'), 'table.unsupported'],
    ['an XML', Buffer.from('\ufeff<?xml version="1.0"?>'), 'table.unsupported'],
    ['a JSON', Buffer.from('[{"a": 1}]'), 'table.unsupported'],
  ])('%s', (_, bytes, expected) => {
    expect(kindOrCode(bytes)).toBe(expected);
  });
});

describe('which letters', () => {
  const text = 'Necoclí;año\n';
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
  ])('%s', (encoding, bytes) => {
    const form = textForm(bytes);
    expect([form.encoding, [...decoded(bytes, form)].join('')]).toEqual([encoding, text]);
  });

  it('a letter of two bytes may stand where one piece ends', () => {
    const long = `${'x'.repeat(65_535)}í`;
    expect([...decoded(Buffer.from(long), { encoding: 'utf-8', mark: 0 })].join('')).toBe(long);
  });

  it('what is no text is refused', () => {
    expect(() => textForm(Buffer.from([1, 0, 0, 2, 65]))).toThrow(/no es texto/);
  });
});

it.each([
  ['a,b\n1,2', ',', false],
  ['a;b\n1,5;2', ';', false],
  ['a;b;c\n1,000,000,000;2;3\n"x;y";2,5;3', ';', false],
  ['a\tb\nx, y\t2', '\t', false],
  ['a|b\n1|2', '|', false],
  ['TÍTULO, con comas, largo\n\na;b;c\n1;2;3\n4;5;6', ';', false],
  ['sep=;\na,b;c', ';', true],
  ['una sola columna\nx', ',', false],
])('%j is parted by %j', (text, delimiter, declared) => {
  expect(delimiterOf(text)).toEqual({ delimiter, declared });
});

it.each([
  ['60431400', '60431400'],
  ['76358920.099999994', '76358920.1'],
  ['6.04314E7', '60431400'],
  ['1.5E-3', '0.0015'],
  ['1E+15', '1000000000000000'],
  ['-0.10', '-0.1'],
  ['999999999999999.9', '1000000000000000'],
  ['5.04', '5.04'],
  ['007', '7'],
  ['0', '0'],
  ['0.0', '0'],
  ['no', 'no'],
  ['', ''],
])('%s is stored for %s', (stored, read) => {
  expect(plainNumber(stored)).toBe(read);
});

it.each([
  ['d/mm/yyyy', true],
  ['[$-240A]d" de "mmmm', true],
  ['[h]:mm', true],
  ['General', false],
  ['#,##0.00', false],
  ['"$" #,##0', false],
  ['[Red]-0.00', false],
  ['[$$-240A] #,##0;[Red]\\-[$$-240A] #,##0', false],
  ['0.00E+00', false],
  ['0 "días"', false],
])('%s shows a day: %s', (format, expected) => {
  expect(showsDate(format)).toBe(expected);
});

it.each([
  ['45870', false, '2025-08-01'],
  ['45870.75', false, '2025-08-01'],
  ['1', false, '1900-01-01'],
  ['61', false, '1900-03-01'],
  ['44408', true, '2025-08-01'],
  ['0', false, null],
  ['60431400', false, null],
  ['x', false, null],
])('day %s (1904: %s) is %s', (serial, date1904, day) => {
  expect(dayOfSerial(serial, date1904)).toBe(day);
});

it('names columns and knows the dates without a format of their own', () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  expect([13, 14, 22, 23, 45].map(isBuiltInDate)).toEqual([false, true, true, false, true]);
});

function kindOrCode(bytes: Buffer): string {
  try {
    return fileKind(bytes);
  } catch (error) {
    return (error as { code: string }).code;
  }
}
