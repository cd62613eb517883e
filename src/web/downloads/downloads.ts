/**
 * What may be saved out of a page, by its address in the contract. Closed: what stands in no line is no download, so that
 * no link of ours can be bent to ask for anything else.
 */
const files: readonly RegExp[] = [
  /^\/annex-template$/,
  /^\/execution-status$/,
  /^\/pending$/,
  /^\/ledger\/journal$/,
  /^\/audit\/kit$/,
  /^\/resolutions\/[\w-]+\/(annex|execution-status|narrative|pending|reconciliation|restitution-status|letters)$/,
  /^\/resolutions\/[\w-]+\/execution-status\/difference$/,
  /^\/allocations\/[\w-]+\/(letter|statement)$/,
  /^\/withdrawals\/[\w-]+\/letter$/,
  /^\/hospitals\/[\w-]+\/statement$/,
  /^\/certificates\/[\w-]+\/pdf$/,
  /^\/payment-batches\/[\w-]+\/file$/,
  /^\/certificate-batches\/[\w-]+\/file$/,
  /^\/evidence\/[\w-]+\/file$/,
];

const root = '/escritorio/descargas';

/** The address of a page's link to a file of the contract: `downloadAt('/pending', { format: 'xlsx' })`. */
export function downloadAt(path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `${root}${path}${given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`}`;
}

/** What the contract is asked for this address; null for what is no download. */
export function fileAsked(url: string): string | null {
  const asked = url.slice(root.length);
  const [path = ''] = asked.split('?');
  return files.some((file) => file.test(path)) ? asked : null;
}
