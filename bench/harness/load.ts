import autocannon from 'autocannon';
import type { Figures } from './bench';

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

export interface Load {
  readonly url: string;
  readonly token?: string;
  readonly clients: number;
  /** One call after another, each once, until they are all done. */
  readonly calls: readonly Call[];
  /** What each must be answered. */
  readonly status: number;
}

/**
 * So many clients, each asking again as soon as it is answered (a closed loop).
 * @throws when any answer is not the one expected: what was refused was not measured
 */
export async function load({ url, token, clients, calls, status }: Load): Promise<Figures> {
  let next = 0;
  const common = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const unexpected: string[] = [];
  // Of its own, for the generator only looks at its clock once a second.
  const span = { from: 0, to: 0 };
  const result = await autocannon({
    url,
    connections: Math.min(clients, calls.length),
    amount: calls.length,
    timeout: 60,
    // It ends at a sample: with its second, a load of three seconds would be told in whole ones.
    sampleInt: 20,
    requests: [
      {
        setupRequest: (request) => {
          if (span.from === 0) span.from = performance.now();
          const { method, path, body, headers } = calls[next++ % calls.length] as Call;
          return {
            ...request,
            method,
            path,
            headers: { ...common, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
            body: body ? JSON.stringify(body) : undefined,
          };
        },
        onResponse: (answered, body) => {
          span.to = performance.now();
          if (answered !== status && unexpected.length < 3) unexpected.push(`${answered} ${body.slice(0, 400)}`);
        },
      },
    ],
  });
  if (unexpected.length > 0 || result.errors > 0)
    throw new Error(`${url} ${calls[0]?.path ?? ''}: ${result.errors} errors; ${unexpected.join(' | ')}`);
  const seconds = (span.to - span.from) / 1000;
  return {
    'acts/s': calls.length / seconds,
    'mean ms': (seconds * 1000 * Math.min(clients, calls.length)) / calls.length,
    'p50 ms': result.latency.p50,
    'p99 ms': result.latency.p99,
    'p99,9 ms': result.latency.p99_9,
  };
}
