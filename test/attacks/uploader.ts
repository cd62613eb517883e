import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { permissions } from '../../src/budget/permissions';
import { filled, routesOf } from '../access/routes';
import { openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';
import { fileRoutes, sendForm, type FormReply, type Part } from './forms';

export type Attempt = readonly [string, () => Promise<FormReply>];

/** A service with a folder of its own, and somebody who sends files to every route of the contract that takes one. */
export class Uploads {
  readonly routes: ReturnType<typeof fileRoutes>;

  constructor(
    readonly service: TestService,
    readonly office: Office,
    readonly lines: readonly { id: string }[],
    readonly folder: string,
  ) {
    this.routes = fileRoutes(service);
  }

  /** What a file of evidence says it is of. */
  aboutLine(line = this.lines[0]!): Record<string, string> {
    return { subjectKind: 'allocation', subjectId: line.id, title: 'EJEMPLO' };
  }

  /** The fields that a route asks for besides its file. */
  fieldsOf(path: string): Part[] {
    const { fields } = this.routes.find((route) => route.path === path)!;
    return fields.map((field) => ({ field, content: this.aboutLine()[field]! }));
  }

  send(path: string, file: Omit<Part, 'field'>, { field = 'file', sent }: { field?: string; sent?: number } = {}) {
    const parts = [...this.fieldsOf(path), { field, ...file }];
    const by = this.whoMay(path);
    return sendForm(this.service, this.addressOf(path), { by, parts, ...(sent === undefined ? {} : { sent }) });
  }

  /** Somebody whose form a route reads, so that what stops it is what is in it. */
  whoMay(path: string): Visitor {
    const { registrar, paymaster, recipient } = this.office;
    const { permission } = routesOf(this.service).find((route) => route.method === 'POST' && route.path === path)!;
    const allowed = (permissions as Record<string, readonly string[]>)[permission] ?? ['registrar'];
    if (allowed.includes('registrar')) return registrar;
    return allowed.includes('recipient') ? recipient : paymaster;
  }

  /** The route of the first line, or of its resolution. */
  addressOf(path: string): string {
    const { id, resolutionId } = this.lines[0]! as { id: string; resolutionId?: string };
    return filled(path, path.startsWith('/resolutions') ? resolutionId : id);
  }

  attach(content: Buffer, given: Partial<Part> = {}): Promise<FormReply> {
    return this.send('/evidence', { content, name: 'soporte.pdf', ...given });
  }

  /** Every file under the folder of the service. */
  kept(): string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name).slice(this.folder.length + 1));
  }

  /** Each is refused so, and nothing of it is left on the disk. */
  async refused(tried: readonly Attempt[], expected: RegExp): Promise<void> {
    const before = this.kept();
    for (const [name, attempt] of tried) {
      const { status, code } = await attempt();
      expect(`${name}: ${status} ${code}`).toMatch(expected);
    }
    expect(this.kept()).toEqual(before);
  }

  async close(): Promise<void> {
    await this.service.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function openUploads(): Promise<Uploads> {
  const folder = mkdtempSync(join(tmpdir(), 'trazagiro-uploads-'));
  const service = await startTestService({ TRAZAGIRO_DATA: folder });
  const office = await openOffice(service);
  const { lines } = await publish(office, ['1000.00', '2000.00']);
  return new Uploads(service, office, lines, folder);
}
