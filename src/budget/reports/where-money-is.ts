import { Money, percentage } from '../../kernel/money';
import type { Chart, FlowBand, FlowNode } from '../../platform/charts/chart';
import type { Block } from '../../platform/paper/blocks';
import { capitalPlaces, places, type Place } from '../ledger/places';

/** Some money by place: of the whole, or of one part of it. Pesos; never yields. */
export interface ByPlace {
  readonly name: string;
  readonly places: Partial<Record<Place, Money>>;
}

/** What is drawn: the whole by place, and the parts that it is made of. */
export interface WhereMoneyIs {
  /** «Resolución 1409 de 2025» */
  readonly whole: ByPlace;
  /** «Departamentos» */
  readonly partsTitle: string;
  readonly parts: readonly ByPlace[];
}

/** More nodes than these in a column would not be read: the smallest are drawn together. */
const mostNodes = 10;

/** One bar: where the money is, by place, in the order of the story. */
function barOf({ whole }: WhereMoneyIs): Chart {
  return { kind: 'bar', title: `Dónde está el dinero: ${whole.name}`, parts: standing(whole).map(amountOf) };
}

/** From the whole through its parts to the places. */
export function flowOf(of: WhereMoneyIs): Chart {
  const parts = drawnParts(of);
  const ends = standing(of.whole);
  return {
    kind: 'flow',
    title: `Del acto a los lugares: ${of.whole.name}`,
    columns: [
      { title: 'Autorizado', nodes: [node('whole', of.whole.name, sumOf(of.whole))] },
      { title: of.partsTitle, nodes: parts.map((part, index) => node(`part-${index}`, part.name, sumOf(part))) },
      { title: 'Dónde está', nodes: ends.map(({ place, amount }) => node(place, labelOf(place), amount)) },
    ],
    bands: [
      ...parts.map((part, index) => band('whole', `part-${index}`, sumOf(part))),
      ...parts.flatMap((part, index) =>
        standing(part).map(({ place, amount }) => ({
          ...band(`part-${index}`, place, amount),
          apart: place === 'contested' || place === 'released',
        })),
      ),
    ],
  };
}

/** As many places as a table has room for below the bar of the first page. */
const mostBelowBar = 6;

/** On paper: the bar with its table where the first page has room for both, the flow, and then a new page. */
export function whereBlocks(where: WhereMoneyIs): Block[] {
  const alternative = inWords(where);
  const bar: Block = { kind: 'chart', chart: barOf(where), alternative };
  const flow: Block = { kind: 'chart', chart: flowOf(where), alternative };
  const isShort = standing(where.whole).length <= mostBelowBar;
  return isShort
    ? [bar, whereTable(where), flow, { kind: 'pageBreak' }]
    : [bar, flow, { kind: 'pageBreak' }, whereTable(where)];
}

/** The same as a table, for who reads rather than looks. */
function whereTable({ whole }: WhereMoneyIs): Block {
  const total = sumOf(whole);
  return {
    kind: 'table',
    caption: 'Dónde está el dinero',
    dense: true,
    columns: [
      { header: 'Lugar', width: 3 },
      { header: 'Qué significa', width: 6 },
      { header: 'Valor', width: 2, align: 'right' },
      { header: '% del total', width: 1.4, align: 'right' },
    ],
    rows: [
      ...standing(whole).map(({ place, amount }) => ({
        cells: [labelOf(place), places[place].means, plain(amount), share(amount, total)],
      })),
      { kind: 'total' as const, cells: ['Total', '', plain(total), share(total, total)] },
    ],
  };
}

/** What a chart shows, for who does not see it. */
function inWords({ whole }: WhereMoneyIs): string {
  const said = standing(whole).map(({ place, amount }) => `${labelOf(place)}: ${amount.toSpanish()}`);
  return `${whole.name}. ${said.join('; ')}.`;
}

function standing({ places: amounts }: ByPlace): { place: Place; amount: Money }[] {
  return capitalPlaces
    .map((place) => ({ place, amount: amounts[place] ?? Money.zero }))
    .filter(({ amount }) => amount.isPositive());
}

/** The parts and what is in none of them; beyond what can be read, the smallest together. */
function drawnParts({ whole, parts }: WhereMoneyIs): ByPlace[] {
  const positive = parts.filter((part) => sumOf(part).isPositive());
  const outside = lessThan(whole, parts);
  const room = mostNodes - (sumOf(outside).isPositive() ? 1 : 0);
  const bySize = [...positive].sort((a, b) => sumOf(b).compare(sumOf(a)));
  const shown = positive.length > room ? bySize.slice(0, room - 1) : bySize;
  const rest = bySize.slice(shown.length);
  return [
    ...(sumOf(outside).isPositive() ? [{ ...outside, name: 'En ninguna línea' }] : []),
    ...positive.filter((part) => shown.includes(part)),
    ...(rest.length > 0 ? [{ ...together(rest), name: `Otros ${rest.length}` }] : []),
  ];
}

function lessThan(whole: ByPlace, parts: readonly ByPlace[]): ByPlace {
  const inParts = together(parts).places;
  const left = capitalPlaces.map((place): [Place, Money] => [
    place,
    (whole.places[place] ?? Money.zero).minus(inParts[place] ?? Money.zero),
  ]);
  return { name: whole.name, places: Object.fromEntries(left) };
}

function together(parts: readonly ByPlace[]): ByPlace {
  const sums = capitalPlaces.map((place): [Place, Money] => [
    place,
    Money.sum(parts.map((part) => part.places[place] ?? Money.zero)),
  ]);
  return { name: '', places: Object.fromEntries(sums) };
}

function sumOf(of: ByPlace): Money {
  return Money.sum(standing(of).map(({ amount }) => amount));
}

function node(id: string, label: string, amount: Money): FlowNode {
  return { id, label, amount: amount.toString(), printed: amount.toSpanish() };
}

function band(from: string, to: string, amount: Money): FlowBand {
  return { from, to, amount: amount.toString(), printed: amount.toSpanish() };
}

function amountOf({ place, amount }: { place: Place; amount: Money }) {
  return { label: labelOf(place), amount: amount.toString(), printed: amount.toSpanish() };
}

function labelOf(place: Place): string {
  const { spanish } = places[place];
  return `${spanish.slice(0, 1).toUpperCase()}${spanish.slice(1)}`;
}

function plain(amount: Money): string {
  return amount.toSpanish().replace('$', '');
}

function share(amount: Money, total: Money): string {
  return `${(percentage(amount, total) ?? '0.00').replace('.', ',')} %`;
}
