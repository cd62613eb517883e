import { z } from 'zod';
import { instant } from '../http/forms';

const code = z.string().min(1).max(40);
const password = z.string().min(1).max(1000);

export const enrolForm = z.strictObject({ password });
export const codeForm = z.strictObject({ code });
export const removalForm = z.strictObject({ password, code });

export const standingView = z.object({
  required: z.boolean(),
  confirmedAt: instant().nullable(),
  recoveryCodesLeft: z.number().int(),
});

/** Shown once: the secret, the URI for an authenticator, and the same as a picture (SVG) to scan. */
export const enrolmentView = z.object({ secret: z.string(), uri: z.string(), qr: z.string() });

export const recoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) });

export const confirmedView = recoveryCodesView.extend({ token: z.string(), expiresAt: instant() });

export type EnrolForm = z.output<typeof enrolForm>;
export type CodeForm = z.output<typeof codeForm>;
export type RemovalForm = z.output<typeof removalForm>;
export type StandingView = z.output<typeof standingView>;
export type EnrolmentView = z.output<typeof enrolmentView>;
export type RecoveryCodesView = z.output<typeof recoveryCodesView>;
export type ConfirmedView = z.output<typeof confirmedView>;
