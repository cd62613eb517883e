import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NodeResult } from 'axe-core';
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

interface Violation {
  readonly id: string;
  readonly nodes: readonly Pick<NodeResult, 'target' | 'failureSummary'>[];
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe says is wrong, as lines that tell where; none is the only right answer. @param rules only these */
export async function complaintsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Once per page, and only what is wrong comes back: the rest of axe's report weighs more than the page.
  if (await page.evaluate('window.axe === undefined')) await page.evaluate(axe);
  const only = rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } };
  // Style sheets and films would be fetched again for rules that do not run here.
  const asked = JSON.stringify({ resultTypes: ['violations'], preload: false, ...only });
  const found = await page.evaluate<{ violations: Violation[] }>(
    `axe.run(document, ${asked}).then(({ violations }) => ({ violations }))`,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** How far the page goes past the right edge of the window, in pixels; 0 is right. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

interface Scales {
  /** Bytes that came since, once nothing more is on its way; the scales are put away. */
  readonly weight: () => Promise<number>;
}

/**
 * Weighs every byte that comes over the wire while a page is opened, headers included.
 * @param keepsCache as for who goes on from another page of ours; else as for who comes for the first time
 */
export async function weighing(page: Page, { keepsCache = false } = {}): Promise<Scales> {
  const session = await page.context().newCDPSession(page);
  const onTheirWay = new Set<string>();
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ requestId }) => onTheirWay.add(requestId));
  session.on('Network.loadingFailed', ({ requestId }) => onTheirWay.delete(requestId));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    onTheirWay.delete(requestId);
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: !keepsCache });
  const weight = async () => {
    // A layout asks for the typefaces, where none was made yet.
    await page.evaluate('document.body.offsetHeight');
    while (onTheirWay.size > 0) await sleep(10);
    await session.detach();
    return bytes;
  };
  return { weight };
}
