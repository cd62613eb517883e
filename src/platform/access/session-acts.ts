/** What is recorded of signing in and out; never what was typed: a password is sometimes written where the e-mail goes. */
export function sessionAct(
  act: `session.${'open' | 'close' | 'close-others' | 'reuse' | 'refuse' | 'hold'}`,
  personId: string,
  content: object,
) {
  return { act, subjectKind: 'person', subjectId: personId, content };
}

/** Whom an attempt with an unknown account is about. */
export const nobody = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
