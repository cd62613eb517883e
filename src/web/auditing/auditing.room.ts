import { EntryPageController } from '../entries/entry.controller';
import { FindingsPageController } from '../findings/findings.controller';
import { RecordPageController } from './record.controller';
import { TracePageController } from '../tracing/trace.controller';

/** Where figures are questioned: what does not agree, one movement, the trace of a peso, the record. */
export const auditingRoom = [FindingsPageController, EntryPageController, TracePageController, RecordPageController];
