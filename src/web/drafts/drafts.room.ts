import { AnnexPageController } from './annex.controller';
import { ChangesPageController } from './changes.controller';
import { DraftPageController } from './draft.controller';
import { HospitalRegisterController } from './hospital.controller';
import { LifecyclePageController } from './lifecycle.controller';
import { LinesPageController } from './lines.controller';
import { NamingPageController } from './naming.controller';
import { UnknownPageController } from './unknown.controller';

/** Where acts are written, reviewed and published. */
export const drafts = [
  DraftPageController,
  AnnexPageController,
  LinesPageController,
  ChangesPageController,
  LifecyclePageController,
  HospitalRegisterController,
  NamingPageController,
  UnknownPageController,
];
