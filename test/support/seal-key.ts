/** Signs the seals of tests and of nothing else: everybody can read it here. */
export const testSealKey = 'MC4CAQAwBQYDK2VwBCIEIChfsCb9y3G2FQcPjr+BjWzFHYmIbo5RJMVTVrhOLdhA';
