import { Snapshots } from '../../src/budget/open-data/snapshots.service';
import { seeing } from '../../src/platform/database/scope';
import { makeWorld, type Who, type World } from '../browser/world';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';
import { Browser } from './browser';

const everybody: readonly Who[] = [
  'registrar',
  'approver',
  'paymaster',
  'recipient',
  'auditor',
  'administrator',
  'anybody',
];

/** A page offers only what the service would not refuse. */
describe('whoever follows what a page offers', () => {
  let service: TestService;
  let world: World;
  beforeAll(async () => {
    service = await startTestService();
    world = await makeWorld(service);
    await seeing('everything', () => service.app.get(Snapshots).publishOfTheDay());
  });
  afterAll(() => service.close());

  it.each(everybody)('%s: arrives', async (who) => {
    const { refused, opened } = await walk(new Browser(service.app), world.people[who]);
    expect(refused).toEqual([]);
    expect(opened).toBeGreaterThan(who === 'anybody' ? 3 : 8);
  });
});

/** Opens every address that is linked from where one begins, one of each shape. */
async function walk(browser: Browser, visitor: Visitor | null) {
  const refused: string[] = [];
  const seen = new Set<string>();
  const linked = [{ url: '/', on: '' }];
  for (let next = linked.shift(); next !== undefined; next = linked.shift()) {
    const { url, on } = next;
    if (seen.has(shapeOf(url))) continue;
    seen.add(shapeOf(url));
    const { status, html, type, location } = await browser.open(visitor, url);
    if (status >= 400) refused.push(`${status} ${url}, offered on ${on}`);
    if (status >= 300 && location.startsWith('/')) linked.push({ url: location, on: url });
    if (type.startsWith('text/html')) linked.push(...linksIn(html).map((link) => ({ url: link, on: url })));
  }
  return { refused, opened: seen.size };
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
}

/** `/escritorio/giros/:id?paso`: which giro it is and which step makes no other page. */
function shapeOf(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const path = pathname.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, ':id');
  return `${path}?${[...searchParams.keys()].sort().join('&')}`;
}
