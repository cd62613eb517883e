import { request } from 'node:http';

/** Reads an answer to its end, as it comes, without compression, and says how many bytes it was. @throws when it is none */
export function fetched(url: string, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { authorization: `Bearer ${token}` } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(bytes);
        else reject(new Error(`${url}: ${String(answer.statusCode)}`));
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
