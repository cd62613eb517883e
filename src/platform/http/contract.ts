import { applyDecorators, Body, HttpCode, Param, Query, type PipeTransform } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiHeader, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { refusal } from '../../kernel/errors';
import { isId } from '../ids';
import { Tried } from './dry-run';
import { problemsOf, unstorableText } from './forms';
import { schemaLater } from './schemas';

export const FormRefused = refusal(
  'form.refused',
  'form',
  { es: 'Hay datos por corregir', en: 'Some data must be corrected' },
  {
    es: ({ count, asked = false }: { count: number; asked?: boolean }) =>
      `${count === 1 ? 'Hay un dato' : `Hay ${count} datos`} por corregir${asked ? ' en lo que se pide' : '; nada se guardó'}.`,
    en: ({ count, asked = false }: { count: number; asked?: boolean }) =>
      `${count} to correct${asked ? ' in what was asked' : '; nothing was kept'}.`,
  },
);

export const NotFound = refusal(
  'resource.not-found',
  'missing',
  { es: 'No existe', en: 'Not found' },
  { es: () => 'No existe, o no es suyo.', en: () => 'It does not exist, or it is not yours.' },
);

class FormPipe<Form extends z.ZodType> implements PipeTransform<unknown, z.output<Form>> {
  /** @param asked whether it is a question, of which nothing would have been kept anyway */
  constructor(
    private readonly form: Form,
    private readonly asked = false,
  ) {}

  transform(value: unknown): z.output<Form> {
    const unstorable = unstorableText(value);
    const parsed = this.form.safeParse(value ?? {});
    if (parsed.success && unstorable.length === 0) return parsed.data;
    const problems = parsed.success ? unstorable : [...unstorable, ...problemsOf(parsed.error)];
    const { asked } = this;
    throw new FormRefused({ count: problems.length, ...(asked ? { asked } : {}) }, problems);
  }
}

/** The body of the request, read by its form: strictly, whole, with every problem at once. */
export function Form(form: z.ZodType): ParameterDecorator {
  return (target, key, index) => {
    Body(new FormPipe(form))(target, key, index);
    const descriptor = Object.getOwnPropertyDescriptor(target, key as string) as PropertyDescriptor;
    ApiBody({ schema: schemaLater(form, 'input') })(target, key as string, descriptor);
  };
}

/** The query string, read by its form. */
export function Asked(form: z.ZodObject): ParameterDecorator {
  return (target, key, index) => {
    Query(new FormPipe(form, true))(target, key, index);
    const descriptor = Object.getOwnPropertyDescriptor(target, key as string) as PropertyDescriptor;
    for (const [name, field] of Object.entries(form.shape)) {
      ApiQuery({ name, required: false, schema: schemaLater(field as z.ZodType, 'input') })(
        target,
        key as string,
        descriptor,
      );
    }
  };
}

/** An identifier in the path. What has not its shape names nothing, and so is not found. */
export function Id(name = 'id'): ParameterDecorator {
  return Param(name, {
    transform(value: string): string {
      if (isId(value)) return value.toLowerCase();
      throw new NotFound({});
    },
  });
}

/** What the route answers, for the contract; 201 for a record made, 202 for one that will be, 200 for a question. */
export function Answers(status: 200 | 201 | 202 | 204, view?: z.ZodType): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description: 'OK', ...(view ? { schema: schemaLater(view, 'output') } : {}) }),
  );
}

/** A POST that moves money or makes a legal record: takes `Idempotency-Key` and `Dry-Run`, answers 201. */
export function Records(view: z.ZodType): MethodDecorator {
  return recorded(201, view);
}

/** The same, of what is done afterwards: answers 202, and where to see how far it is. */
export function RecordsLater(view: z.ZodType): MethodDecorator {
  return recorded(202, view);
}

function recorded(status: 201 | 202, view: z.ZodType): MethodDecorator {
  return applyDecorators(
    Answers(status, view),
    ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', maxLength: 200 } }),
    ApiExtension('x-idempotent', true),
    Tried(),
  );
}

/**
 * Records what somebody decides of what they saw: takes `If-Match` too, the ETag of the view that they decided on. With
 * another one than the view has now, under lock, nothing is done: 412.
 */
export function Decides(view: z.ZodType): MethodDecorator {
  return applyDecorators(
    Records(view),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'ETag of what was decided on; 412 when it has changed since',
      schema: { type: 'string' },
    }),
    ApiExtension('x-if-match', true),
  );
}
