/** How often something may be done: `burst` at once, then one each `everySeconds`. */
export interface Pace {
  readonly burst: number;
  readonly everySeconds: number;
}

/**
 * The part of an address that one subscriber cannot change at will: all of an IPv4, the first 64 bits of an IPv6. An
 * IPv4 written inside an IPv6 is the IPv4.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return address.includes(':') ? expanded(address).slice(0, 4).join(':') : address;
}

/** What is shown of an address: enough for its owner to recognise it, too little to tell a machine. */
export function maskedAddress(address: string): string {
  const network = networkOf(address);
  if (!network.includes(':')) {
    const [first, second] = network.split('.');
    return first !== undefined && second !== undefined ? `${first}.${second}.x.x` : 'desconocida';
  }
  return `${network.split(':').slice(0, 3).join(':')}:x`;
}

function expanded(address: string): string[] {
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const zeros = Math.max(0, 8 - groups(head).length - groups(tail).length);
  return [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail)].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  );
}
