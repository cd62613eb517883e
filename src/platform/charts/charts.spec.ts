import { centavosOf, sharesOf } from './amounts';
import type { BarChart, FlowChart } from './chart';
import { pictureOf } from './picture-of';
import type { Shape } from './picture';
import { svgOf } from './svg';

const part = (label: string, amount: string) => ({ label, amount, printed: `$${amount}` });
const bar = (...amounts: string[]): BarChart => ({
  kind: 'bar',
  title: 'Dónde está el dinero',
  parts: amounts.map((amount, index) => part(`Parte ${index + 1}`, amount)),
});
const flow: FlowChart = {
  kind: 'flow',
  title: 'Del acto a los hospitales',
  columns: [
    { title: 'Acto', nodes: [{ id: 'acto', ...part('Resolución de EJEMPLO', '100') }] },
    {
      title: 'Etapa',
      nodes: [
        { id: 'girado', ...part('Girado', '75') },
        { id: 'nada', ...part('Reintegrado', '0') },
        { id: 'resto', ...part('Por girar', '25') },
      ],
    },
  ],
  bands: [
    { from: 'acto', to: 'resto', amount: '25', printed: '$25' },
    { from: 'acto', to: 'girado', amount: '75', printed: '$75' },
    { from: 'acto', to: 'nada', amount: '0', printed: '$0' },
  ],
};

const texts = (shapes: readonly Shape[]) => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
const segments = (chart: BarChart) =>
  pictureOf(chart, { width: 400 }).shapes.flatMap((shape) =>
    shape.kind === 'rect' && shape.stroke === 'dark' && shape.height === 34 ? [shape] : [],
  );

it.each`
  amounts                                   | shares
  ${['1', '1', '1']}                        | ${['33,4 %', '33,3 %', '33,3 %']}
  ${['1588422540', '409785370', '1792090']} | ${['79,4 %', '20,5 %', '0,1 %']}
  ${['99999999.99', '0.01']}                | ${['> 99,9 %', '< 0,1 %']}
  ${['5', '0']}                             | ${['100,0 %', '0,0 %']}
  ${['0', '0']}                             | ${['—', '—']}
`('the shares of $amounts add up: $shares', ({ amounts, shares }: { amounts: string[]; shares: string[] }) => {
  expect(sharesOf(amounts.map(centavosOf))).toEqual(shares);
});

it.each(['-1', '1.234', 'NaN', '', '1e3', '1,5'])('«%s» is no amount to draw', (amount) => {
  expect(() => pictureOf(bar(amount), { width: 400 })).toThrow('a chart is drawn of amounts');
});

describe('a bar', () => {
  it('fills the width, each part as wide as its amount', () => {
    const [first, second, ...more] = segments(bar('75', '25'));
    expect(more).toEqual([]);
    expect([first!.width, second!.width, second!.x]).toEqual([300, 100, 300]);
    expect(texts(pictureOf(bar('75', '25'), { width: 400 }).shapes).join()).not.toContain('no están a escala');
  });

  it('what is there is seen, however small, and the chart says that it is not to scale', () => {
    const drawn = segments(bar('1000000000', '1', '0'));
    expect(drawn.map(({ width }) => width)).toEqual([398.5, 1.5]);
    expect(texts(pictureOf(bar('1000000000', '1', '0'), { width: 400 }).shapes).join()).toContain('no están a escala');
  });

  it('of nothing says so', () => {
    expect(segments(bar('0', '0'))).toEqual([]);
    expect(texts(pictureOf(bar('0', '0'), { width: 400 }).shapes)).toContain('Sin valores');
  });

  it('tells its parts apart without colour: no two neighbours look alike', () => {
    const { shapes } = pictureOf(bar('1', '1', '1', '1', '1', '1', '1', '1'), { width: 400 });
    const looks = shapes.flatMap((shape, index) => {
      if (shape.kind !== 'rect' || shape.height !== 34 || !shape.fill) return [];
      const lines = shapes[index + 1];
      return [`${shape.fill} ${lines?.kind === 'path' ? lines.d.replaceAll(/[\d.]+/g, '').length : 0}`];
    });
    expect(looks).toHaveLength(8);
    expect(new Set(looks).size).toBe(8);
  });
});

describe('a flow', () => {
  const { shapes } = pictureOf(flow, { width: 480 });
  const bands = shapes.flatMap((shape) => (shape.kind === 'path' ? [shape] : []));

  it('has a band for each amount, and none for nothing', () => {
    expect(bands.map(({ says }) => says)).toEqual([
      'De Resolución de EJEMPLO a Girado: $75',
      'De Resolución de EJEMPLO a Por girar: $25',
    ]);
  });

  it('its bands are as thick as their amounts, one below the other', () => {
    const sides = bands.map(({ d }) => {
      const [, y1, y2] = /^M[\d.]+ ([\d.]+) .* ([\d.]+) Z$/.exec(d) ?? [];
      return { top: Number(y1), bottom: Number(y2) };
    });
    expect(sides[0]!.bottom - sides[0]!.top).toBeCloseTo(3 * (sides[1]!.bottom - sides[1]!.top), 1);
    expect(sides[1]!.top).toBeCloseTo(sides[0]!.bottom, 1);
  });

  it('a band to be followed is drawn above the others, in another tone and with an edge', () => {
    const marked = flow.bands.map((band) => ({ ...band, apart: band.to === 'girado' }));
    const drawn = pictureOf({ ...flow, bands: marked }, { width: 480 }).shapes.flatMap((shape) =>
      shape.kind === 'path' ? [`${shape.says} ${shape.fill} ${shape.stroke}`] : [],
    );
    expect(drawn).toEqual([
      'De Resolución de EJEMPLO a Por girar: $25 light paper',
      'De Resolución de EJEMPLO a Girado: $75 middle dark',
    ]);
  });

  it('says every node with its amount, also the empty one', () => {
    expect(texts(shapes)).toEqual(expect.arrayContaining(['Girado', '$75', 'Reintegrado', '$0', 'Por girar', '$25']));
  });

  it('more cannot go through a node than it has, nor to a node that is not there', () => {
    const more = { ...flow, bands: [{ from: 'acto', to: 'girado', amount: '75.01', printed: '' }] };
    expect(() => pictureOf(more, { width: 480 })).toThrow('no more goes through a node');
    const lost = { ...flow, bands: [{ from: 'acto', to: 'otro', amount: '1', printed: '' }] };
    expect(() => pictureOf(lost, { width: 480 })).toThrow('«otro» is not');
  });
});

describe('on the web', () => {
  it('has a title and a description, and nothing that a strict policy would refuse', () => {
    const svg = svgOf(flow, { id: 'flujo' });
    expect(svg).toContain('role="img"');
    expect(svg).toContain('aria-labelledby="flujo-titulo flujo-descripcion"');
    expect(svg).toContain('<desc id="flujo-descripcion">De Resolución de EJEMPLO a Por girar: $25');
    expect(svg).not.toMatch(/<script|<style| style=| on\w+=|href|url\(/);
  });

  it('whatever the labels say', () => {
    const hostile = { ...bar('1'), title: '<script>&"\'', parts: [part('</text><script>alert(1)</script>', '1')] };
    const svg = svgOf(hostile, { id: 'a"b' });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;&amp;&quot;&#39;');
  });
});
