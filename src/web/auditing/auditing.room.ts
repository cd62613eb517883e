import { EntryPageController } from '../entries/entry.controller';
import { FindingsPageController } from '../findings/findings.controller';
import { RecordPageController } from './record.controller';
import { SamplesPageController } from './samples.controller';
import { UnknownsPageController } from './unknowns.controller';
import { TracePageController } from '../tracing/trace.controller';

/** Where figures are questioned: what does not agree, one movement, the trace of a peso, the record, samples, the unknown. */
export const auditingRoom = [
  FindingsPageController,
  EntryPageController,
  TracePageController,
  RecordPageController,
  SamplesPageController,
  UnknownsPageController,
];
