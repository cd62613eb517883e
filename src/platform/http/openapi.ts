import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { withSchemas } from './schemas';

const problem = {
  description: 'Why not, in Spanish (or English, when asked for), with a stable code and the figures (RFC 9457)',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail', 'code', 'params'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          code: { type: 'string' },
          params: { type: 'object', description: 'The figures; `maximum` is the largest amount that is accepted' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              required: ['code', 'detail'],
              properties: {
                field: { type: 'string' },
                line: { type: 'integer' },
                code: { type: 'string' },
                detail: { type: 'string' },
              },
            },
          },
        },
      },
    },
  },
};

/** The HTTP contract (OpenAPI 3.1), complete, generated from the routes of an initialised application. */
export function contractOf(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Trazagiro')
    .setDescription('Where is each peso, who says so, and which document proves it.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  // The pages are for people; the contract is of the API and of operations.
  document.paths = Object.fromEntries(
    Object.entries(document.paths).filter(([path]) => /^\/(api|health)\//.test(path)),
  );
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations) as { responses?: Record<string, unknown> }[]) {
      if (operation.responses) operation.responses.default = problem;
    }
  }
  return withSchemas(document);
}
