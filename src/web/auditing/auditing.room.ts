import { EntryPageController } from '../entries/entry.controller';
import { FindingsPageController } from '../findings/findings.controller';
import { TracePageController } from '../tracing/trace.controller';

/** Where figures are questioned: what does not agree, one movement, the trace of a peso. */
export const auditingRoom = [FindingsPageController, EntryPageController, TracePageController];
