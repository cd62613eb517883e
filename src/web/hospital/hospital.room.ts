import { LineActPageController } from './line-act.controller';
import { PapersPageController } from './papers.controller';
import { PisisPageController } from './pisis.controller';
import { ReceiptPageController } from './receipt.controller';
import { RequirementPageController } from './requirement.controller';
import { ResourcesPageController } from './resources.controller';

/** What a hospital does on the pages; what takes any act comes last. */
export const hospitalRoom = [
  ResourcesPageController,
  ReceiptPageController,
  RequirementPageController,
  PapersPageController,
  PisisPageController,
  LineActPageController,
];
