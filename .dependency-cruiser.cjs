/**
 * Which way imports may go. The slices of the business stand in the order of the story: each may import from those
 * before it and never from those after, so that cycles cannot exist.
 */
const story = [
  'territories',
  'audit',
  'unknowns',
  'hospitals',
  'ledger',
  'resolutions',
  'allocations',
  'disbursements',
  'receipts',
  'withdrawals',
  'execution',
  'restitutions',
  'closures',
  'register',
  'why-not',
  'reconciliation',
  'tasks',
  'evidence',
  'pisis',
  'reports',
  'statements',
  'dues',
  'narrative',
  'letters',
  'ageing',
  'sampling',
  'certificates',
  'certificate-batches',
  'verification',
  'kit',
  'open-data',
];

module.exports = {
  forbidden: [
    {
      name: 'kernel-imports-decimal-only',
      comment: 'The shared words are pure: no framework, no driver, nothing of the machine.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/kernel/|node_modules/decimal\\.js' },
    },
    {
      name: 'platform-knows-no-business',
      comment: 'Plumbing serves any business: it may not import one.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(budget|web|records)/' },
    },
    {
      name: 'business-knows-no-pages',
      severity: 'error',
      from: { path: '^src/budget/' },
      to: { path: '^src/(web|records)/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules decide on what they are given: no framework, no database, no clock.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { path: '^src/platform/(database|http|clock|config)|node_modules/(@nestjs|typeorm|pg)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '(\\.spec\\.tsx?|web/assets/.*\\.js|main\\.ts|\\.d\\.ts|-support\\.ts)$' },
      to: {},
    },
    ...story.map((slice, index) => ({
      name: `${slice}-imports-upstream-only`,
      severity: 'error',
      from: { path: `^src/budget/${slice}/` },
      to: { path: `^src/budget/(${story.slice(index + 1).join('|') || '-none-'})/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default'] },
  },
};
