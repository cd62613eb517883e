/**
 * A real OpenID provider (oidc-provider) for one test: says its issuer on the first line of its output, and ends with
 * its standard input. Whoever signs in is who they say they are; what is claimed of them stands in PEOPLE.
 */
import { createServer } from 'node:http';
import process from 'node:process';
import Provider from 'oidc-provider';

const people = JSON.parse(process.env.PEOPLE);
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'trazagiro',
        client_secret: process.env.CLIENT_SECRET,
        redirect_uris: [process.env.REDIRECT_URI],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups', 'hospitals'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    pkce: { required: () => true },
    cookies: { keys: ['of a test'] },
  });
  server.on('request', provider.callback());
  process.stdout.write(`${issuer}\n`);
});
process.stdin.on('end', () => process.exit(0)).resume();
