import { execFileSync } from 'node:child_process';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

/** Chromium as the machine has it; tests of pages ask for a real one. @throws Error where there is none */
export async function openChromium(): Promise<Browser> {
  const program = execFileSync('sh', ['-c', 'command -v chromium || command -v google-chrome'], { encoding: 'utf8' });
  return chromium.launch({ executablePath: program.trim(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** The service on a port of its own, as a browser reaches it. @returns its address */
export async function listen(service: TestService): Promise<string> {
  await service.app.listen(0, '127.0.0.1');
  return (await service.app.getUrl()).replace('[::1]', '127.0.0.1');
}

export const office = { width: 1366, height: 768 };
/** The narrowest that has to hold, and 200 % zoom of a small screen. */
export const telephone = { width: 320, height: 640 };

/** A window of this person, signed in already; null is nobody. */
export async function windowOf(
  browser: Browser,
  address: string,
  visitor: Visitor | null,
  options: { viewport?: { width: number; height: number }; javaScriptEnabled?: boolean } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: address, locale: 'es-CO', viewport: office, ...options });
  if (visitor?.token) {
    const cookie = { name: 'trazagiro_session', value: visitor.token, url: address, httpOnly: true };
    await context.addCookies([{ ...cookie, sameSite: 'Strict' }]);
  }
  return context;
}

/** What axe says is wrong, as lines that tell where; none is the only right answer. */
export async function complaintsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** How far the page goes past the right edge of the window, in pixels; 0 is right. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Counts every byte that comes over the wire while a page is opened, headers included. */
export async function weighing(page: Page): Promise<() => number> {
  let bytes = 0;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  return () => bytes;
}
