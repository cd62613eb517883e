import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { startTestService, type TestService } from '../support/service';
import { complaintsOf, listen, office, openChromium, overflowOf, telephone, weighing, windowOf } from './chromium';
import type { PageCase, Room } from './rooms/room';
import { makeWorld, type Who, type World } from './world';

const mostBytes = 100_000;
const mostBytesOfLight = 15_000;
// Where somebody wants to look at them: `PAGES=folder npx jest test/browser/pages`.
const folder = env['PAGES'];

/**
 * Every page of these rooms in every state, in a real browser: light, no complaint of axe by day or night, and whole at
 * 320 pixels. A file of rooms has its own service, browser and world, so that two cores share them.
 */
export function lookAtEveryPageOf(floor: string, rooms: readonly Room[]): void {
  let service: TestService;
  let browser: Browser;
  let world: World;
  let address: string;
  const windows = new Map<Who, Page>();
  const looked: string[] = [];

  beforeAll(async () => {
    service = await startTestService({ RECEIPT_LINKS: 'true' });
    [world, address, browser] = await Promise.all([makeWorld(service), listen(service), openChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await service.close();
    if (folder !== undefined) writeFileSync(join(folder, `páginas-${floor}.tsv`), `${looked.join('\n')}\n`);
  });

  async function windowFor(who: Who): Promise<Page> {
    const open = windows.get(who);
    if (open !== undefined) return open;
    const page = await (await windowOf(browser, address, world.people[who])).newPage();
    windows.set(who, page);
    return page;
  }

  async function look(name: string, page: Page, weight: number): Promise<void> {
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    const file = name.toLowerCase().replaceAll(/[^\p{L}\d]+/gu, '-');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(office);
    await page.screenshot({ path: join(folder, `${file}.png`), fullPage: true });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.screenshot({ path: join(folder, `${file}-teléfono.png`), fullPage: true });
    looked.push([name, `${(weight / 1000).toFixed(1)} kB`, 'axe: 0', `${file}.png`].join('\t'));
  }

  describe.each(rooms)('$name', ({ name: room, prepare, pages }) => {
    let facts: unknown;
    beforeAll(async () => {
      facts = await prepare(world);
    });

    it.each(pages as PageCase<unknown>[])('$name', async ({ name, as, open, act, light = false }) => {
      const page = await windowFor(as);
      await page.setViewportSize(office);
      await page.emulateMedia({ colorScheme: 'light' });
      const scales = await weighing(page);
      await page.goto(open(world, facts));
      const bytes = await scales.weight();
      await act?.(page);
      expect(await complaintsOf(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await complaintsOf(page, ['color-contrast'])).toEqual([]);
      await page.setViewportSize(telephone);
      expect(await overflowOf(page)).toBe(0);
      await look(`${room} — ${name}`, page, bytes);
      expect(bytes).toBeLessThan(light ? mostBytesOfLight : mostBytes);
    });
  });
}
