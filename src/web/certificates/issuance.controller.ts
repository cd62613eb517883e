import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { perform } from '../client/acts';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { PersonView } from '../client/views';
import { DeedPages } from '../parts/deeds/deed-pages';
import { Deeds } from '../parts/deeds/deeds';
import { freshForm, type FormState } from '../parts/forms/form-state';
import { ReviewPage } from '../parts/forms/review.page';
import { document } from '../parts/layout';
import { BatchPage } from './batch.page';
import { certificateRoom } from './certificate.room';
import type { BatchView, CertificateView, IssuedView } from './certificate.views';
import { batchesAddress, certificatesAddress, issues, newAddress, types } from './certificate.words';
import { resolutionsOf } from './certificates.controller';
import { BatchFormPage, batchFormOf, issueForm, IssuePage, Preview } from './issue.pages';

/** Issuing: one, with what it will say shown before; or those of a whole resolution, made afterwards. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/certificados')
export class IssuancePageController extends DeedPages<CertificateView> {
  constructor(
    private readonly client: DeskClient,
    deeds: Deeds,
  ) {
    super(deeds, certificateRoom);
  }

  @Get('nuevo/:type/:subject')
  @Page()
  async askOne(@Req() request: FastifyRequest, @Param() of: Certified): Promise<string> {
    const person = await this.issuer(request);
    return document(IssuePage({ person, of: known(of), state: freshForm() }));
  }

  @Post('nuevo/:type/:subject')
  @Page()
  async issue(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() asked: Certified,
    @Body() submitted: unknown,
  ): Promise<string> {
    const person = await this.issuer(request);
    const of = known(asked);
    return perform<IssuedView>(
      this.client,
      { request, reply, submitted },
      {
        form: issueForm,
        ask: (typed) => ({ path: '/certificates', body: { ...typed, type: of.type, subjectId: of.subject } }),
        again: (state: FormState) => document(IssuePage({ person, of, state })),
        review: (state, { answer }) =>
          document(
            ReviewPage({
              ...{ person, state, effects: [], quiet: true },
              title: `Expedir: ${types[of.type]?.label ?? of.type}`,
              trail: [
                { href: '/', label: 'Inicio' },
                { href: certificatesAddress, label: 'Certificados' },
              ],
              action: `${newAddress}/${of.type}/${of.subject}`,
              button: 'Expedir el certificado',
              children: Preview({ of: answer }),
            }),
          ),
        elsewhere: ({ code, params }) =>
          code === 'certificate.stands-already' && typeof params['id'] === 'string'
            ? `${certificatesAddress}/${params['id']}?hecho=vigente`
            : null,
        done: ({ id }) => `${certificatesAddress}/${id}?hecho=expedido`,
      },
    );
  }

  @Get('lotes')
  @Page()
  async askBatch(@Req() request: FastifyRequest): Promise<string> {
    const person = await this.issuer(request);
    const form = batchFormOf(await resolutionsOf(this.client.at(request)));
    return document(BatchFormPage({ person, form, state: freshForm({ form: 'zip' }) }));
  }

  @Post('lotes')
  @Page()
  async batch(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() submitted: unknown,
  ): Promise<string> {
    const person = await this.issuer(request);
    const form = batchFormOf(await resolutionsOf(this.client.at(request)));
    return perform<BatchView>(
      this.client,
      { request, reply, submitted },
      {
        form,
        ask: (body) => ({ path: '/certificate-batches', body }),
        again: (state) => document(BatchFormPage({ person, form, state })),
        done: ({ id }) => `${batchesAddress}/${id}`,
      },
    );
  }

  @Get('lotes/:id')
  @Page()
  async progress(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const desk = this.client.at(request);
    const path = `/certificate-batches/${encodeURIComponent(id)}`;
    const [person, of] = await Promise.all([desk.person(), desk.get<BatchView>(path)]);
    return document(BatchPage({ person, of }));
  }

  /** @throws DeskProblem 403 for who does not issue */
  private async issuer(request: FastifyRequest): Promise<PersonView> {
    const person = await this.client.at(request).person();
    if (person.roles.some((role) => issues.includes(role))) return person;
    throw new DeskProblem(403, 'No es de su oficio', 'Los certificados los expide el ministerio.', 'page.other-office');
  }
}

export interface Certified {
  readonly type: string;
  readonly subject: string;
}

/** @throws DeskProblem 404 for a type that is none */
function known(of: Certified): Certified {
  if (Object.hasOwn(types, of.type)) return of;
  throw new DeskProblem(404, 'No existe', 'No hay tal clase de certificado.', 'page.no-such-type');
}
