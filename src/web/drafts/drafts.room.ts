import { DraftPageController } from './draft.controller';
import { HospitalRegisterController } from './hospital.controller';
import { LifecyclePageController } from './lifecycle.controller';
import { NamingPageController } from './naming.controller';
import { UnknownPageController } from './unknown.controller';

/** Where acts are written, reviewed and published. */
export const drafts = [
  DraftPageController,
  LifecyclePageController,
  HospitalRegisterController,
  NamingPageController,
  UnknownPageController,
];
