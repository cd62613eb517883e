import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { request?: { url: string } };
  readonly result?: Record<string, unknown>;
  readonly error?: { message: string };
}

/** Chromium as it is installed, spoken to over a pipe: no package stands between the test and the browser. */
export class Browser {
  readonly requests: string[] = [];
  private readonly waiting = new Map<number, (message: Message) => void>();
  private last = 0;
  private session: string | undefined;

  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
  ) {
    let heard = '';
    const pipe = process.stdio[4] as Readable;
    pipe.setEncoding('utf8').on('data', (chunk: string) => {
      const messages = (heard + chunk).split('\0');
      heard = messages.pop() ?? '';
      for (const each of messages) this.hear(JSON.parse(each) as Message);
    });
  }

  static path(): string | null {
    try {
      return execFileSync('sh', ['-c', 'command -v chromium || command -v google-chrome'], { encoding: 'utf8' }).trim();
    } catch {
      return null;
    }
  }

  /** A page that was opened from disk, as by a double click. */
  static async open(program: string, url: string): Promise<Browser> {
    const profile = mkdtempSync(join(tmpdir(), 'trazagiro-browser-'));
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--remote-debugging-pipe'];
    const child = spawn(program, [...flags, `--user-data-dir=${profile}`], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    const browser = new Browser(child, profile);
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    browser.session = sessionId as string;
    for (const domain of ['Page', 'DOM', 'Runtime', 'Network']) await browser.send(`${domain}.enable`, {});
    await browser.send('Page.navigate', { url });
    await browser.until('document.readyState === "complete"');
    return browser;
  }

  /** Chooses files in an input of the page. */
  async choose(selector: string, files: readonly string[]): Promise<void> {
    const { root } = (await this.send('DOM.getDocument', {})) as { root: { nodeId: number } };
    const { nodeId } = await this.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    await this.send('DOM.setFileInputFiles', { nodeId, files });
  }

  async evaluate(expression: string): Promise<unknown> {
    const { result } = (await this.send('Runtime.evaluate', { expression, returnByValue: true })) as {
      result: { value: unknown };
    };
    return result.value;
  }

  /** @throws Error after twenty seconds in which it did not become true */
  async until(expression: string): Promise<void> {
    for (let tried = 0; tried < 200; tried += 1) {
      if ((await this.evaluate(expression)) === true) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`never true: ${expression}`);
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill();
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  private send(method: string, params: object): Promise<Record<string, unknown>> {
    this.last += 1;
    const id = this.last;
    const sessionId = this.session === undefined ? {} : { sessionId: this.session };
    (this.process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...sessionId })}\0`);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => {
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
    });
  }

  private hear(message: Message): void {
    if (message.method === 'Network.requestWillBeSent') this.requests.push(message.params?.request?.url ?? '');
    if (message.id === undefined) return;
    this.waiting.get(message.id)?.(message);
    this.waiting.delete(message.id);
  }
}
