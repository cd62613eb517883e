import { Refusal } from '../../kernel/errors';
import { requireWritten } from './draft.rules';
import type { ResolutionKind } from './resolution.rules';

function codeOf(decide: () => void): string {
  try {
    decide();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
  return 'ok';
}

describe('a draft that is sent to be read', () => {
  test.each`
    kind            | lines | changes | code
    ${'strategy'}   | ${0}  | ${0}    | ${'ok'}
    ${'allocation'} | ${0}  | ${0}    | ${'annex.empty'}
    ${'allocation'} | ${1}  | ${0}    | ${'ok'}
    ${'amendment'}  | ${0}  | ${0}    | ${'amendment.empty'}
    ${'amendment'}  | ${0}  | ${1}    | ${'ok'}
  `(
    '$kind, with $lines lines and $changes changes: $code',
    ({ kind, code, ...written }: { kind: ResolutionKind; code: string; lines: number; changes: number }) => {
      expect(
        codeOf(() => {
          requireWritten({ kind }, written);
        }),
      ).toBe(code);
    },
  );
});
