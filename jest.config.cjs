/** Two cores: two workers, each on its own clone of a migrated template database. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  transform: { '^.+\\.m?(t|j)sx?$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(uuid|@seriousme|yaml|jose|openid-client|oauth4webapi|@kitajs|hucre)/)'],
  globalSetup: '<rootDir>/test/support/start-postgres.ts',
  globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
  maxWorkers: 2,
  testTimeout: 60000,
};
