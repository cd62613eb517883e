import type { Block, DocumentPlan } from '../../src/platform/paper/blocks';

/** A certificate of a giro as the service plans it: one page, its seal, its data. The number makes each another one. */
export function certificatePlan(number: number): DocumentPlan {
  const code = `EJ${String(number).padStart(10, '0')}`;
  const sha256 = code.repeat(6).slice(0, 64).toLowerCase();
  const facts = [
    [
      'Que la Resolución 1409 de 2025, «EJEMPLO de título», asignó a la E.S.E. de EJEMPLO, línea ',
      String(number % 1122),
      ' de su anexo, ',
      amount(number),
      ', para el equipo de acompañamiento psicosocial.',
    ],
    [
      'Que con la orden de pago OP-',
      String(number),
      ' se giró, el 1 de agosto de 2025, la suma de ',
      amount(number),
      ' (SESENTA MILLONES CUATROCIENTOS TREINTA Y UN MIL CUATROCIENTOS PESOS M/CTE).',
    ],
    [
      'Que la E.S.E. confirmó el recibo el 4 de agosto de 2025, según el movimiento bancario EJEMPLO-',
      String(number),
      '.',
    ],
  ];
  return {
    title: `CERTIFICACIÓN N.º ${number} DE 2025`,
    author: 'EJEMPLO de ministerio',
    subject: 'Giro a la E.S.E. de EJEMPLO',
    createdAt: new Date('2025-11-26T17:00:00Z'),
    page: { size: 'letter' },
    head: { left: 'EJEMPLO de ministerio', right: 'Prototipo — no es un sitio oficial' },
    foot: `CERTIFICACIÓN N.º ${number} · código ${code}`,
    attachment: {
      name: `certificado-${code}.json`,
      description: 'Contenido del certificado: su SHA-256 es el que aparece impreso',
      json: JSON.stringify({ code, number, facts }),
    },
    blocks: blocksOf(number, { code, sha256, facts }),
  };
}

interface Said {
  readonly code: string;
  readonly sha256: string;
  readonly facts: readonly (readonly string[])[];
}

function blocksOf(number: number, { code, sha256, facts }: Said): Block[] {
  return [
    { kind: 'heading', level: 1, text: `CERTIFICACIÓN N.º ${number} DE 2025` },
    { kind: 'paragraph', style: 'subtitle', text: ['Giro a la E.S.E. de EJEMPLO'] },
    {
      kind: 'paragraph',
      style: 'centred',
      text: ['EL(LA) SUSCRITO(A) EJEMPLO DE FUNCIONARIO', '\n', { strong: 'CERTIFICA QUE:' }],
    },
    {
      kind: 'numbered',
      items: facts.map((fact) => fact.map((text) => (text.startsWith('$') ? { strong: text } : text))),
    },
    {
      kind: 'table',
      caption: 'Giros de la línea',
      columns: [{ header: 'Orden' }, { header: 'Fecha' }, { header: 'Estado' }, { header: 'Valor', align: 'right' }],
      rows: [
        { cells: [`OP-${number}`, '1 de agosto de 2025', 'confirmado', amount(number)] },
        { cells: ['Total', '', '', amount(number)], kind: 'total' },
      ],
    },
    { kind: 'room', points: 221 },
    {
      kind: 'paragraph',
      style: 'plain',
      text: [
        'Se expide en Bogotá D.C., a los veintiséis (26) días del mes de noviembre de dos mil veinticinco (2025).',
      ],
    },
    {
      kind: 'fields',
      fields: [
        { label: 'Nombre', value: 'EJEMPLO' },
        { label: 'Cargo', value: 'por confirmar' },
      ],
    },
    { kind: 'signature', unsigned: 'SIN FIRMA — documento informativo.' },
    {
      kind: 'seal',
      qr: `https://ejemplo.invalid/verificar/${code}`,
      alternative: 'Código QR con la dirección en la que se verifica',
      fields: [
        { label: 'Código', value: code, large: true },
        { label: 'SHA-256', value: sha256 },
      ],
    },
    {
      kind: 'paragraph',
      style: 'small',
      text: [
        'Sello 12 del registro: raíz 3ede76fc92fff50909927be906694ab8ea349c5f2767e312b9881853ed171ec7, de 64018 eventos.',
      ],
    },
  ];
}

/** A report of so many lines in landscape, with its total. */
export function reportPlan(lines: number): DocumentPlan {
  const rows = Array.from({ length: lines }, (_, line) => ({
    cells: [
      String(line + 1),
      `Municipio ${line % 1122}`,
      `E.S.E. de EJEMPLO ${line + 1}`,
      amount(line),
      amount(line * 3),
      amount(line * 7),
    ],
  }));
  return {
    title: 'Estado de ejecución, EJEMPLO',
    author: 'EJEMPLO de ministerio',
    subject: 'EJEMPLO',
    createdAt: new Date('2025-11-26T17:00:00Z'),
    page: { size: 'letter', orientation: 'landscape' },
    head: { left: 'EJEMPLO de ministerio', right: 'Estado de ejecución' },
    foot: 'SIN FIRMA — documento informativo. Prototipo: no es un sitio oficial.',
    blocks: [
      { kind: 'heading', level: 1, text: 'Estado de ejecución, EJEMPLO' },
      {
        kind: 'table',
        dense: true,
        columns: [
          { header: 'N.º' },
          { header: 'Municipio' },
          { header: 'Hospital' },
          ...['Asignado', 'Girado', 'Ejecutado'].map((header) => ({ header, align: 'right' as const })),
        ],
        rows,
      },
    ],
  };
}

function amount(number: number): string {
  return `$${String(1_000_000 + ((number * 7919) % 90_000_000)).replace(/\B(?=(\d{3})+$)/g, '.')}`;
}
