/** Signs the seals of tests and of nothing else: everybody can read it here. */
export const testSealKey = 'MC4CAQAwBQYDK2VwBCIEIChfsCb9y3G2FQcPjr+BjWzFHYmIbo5RJMVTVrhOLdhA';

/** Of the same kind: the key of what tests keep secret from nobody. */
export const testSecretsKey = 'dGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgdGU=';
