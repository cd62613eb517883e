import { Inject, Injectable, Logger } from '@nestjs/common';
import * as openid from 'openid-client';
import { CONFIG, type Config } from '../config';
import { JourneyRefused, ProviderDown, type Claims } from './oidc.rules';

export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What our side sends and checks; the protocol itself is openid-client's. */
@Injectable()
export class Provider {
  private readonly log = new Logger(Provider.name);
  private known: Promise<openid.Configuration> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Null where the settings name no provider. */
  get name(): string | null {
    return this.config.OIDC_ISSUER === undefined ? null : this.config.OIDC_NAME;
  }

  newSecrets(): Secrets {
    return {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      codeVerifier: openid.randomPKCECodeVerifier(),
    };
  }

  /** Where the browser goes. @throws ProviderDown */
  async address({ state, nonce, codeVerifier }: Secrets, redirectUri: string): Promise<URL> {
    return openid.buildAuthorizationUrl(await this.discovered(), {
      redirect_uri: redirectUri,
      scope: this.config.OIDC_SCOPE,
      code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
  }

  /**
   * The claims behind the code of an answer: of the ID token, whose signature, issuer, audience, time and nonce are
   * checked, and of the user's information of the same subject.
   * @throws JourneyRefused, ProviderDown
   */
  async claims(answer: URL, { state, nonce, codeVerifier }: Secrets): Promise<Claims & { iss: string; sub: string }> {
    const configuration = await this.discovered();
    try {
      const tokens = await openid.authorizationCodeGrant(configuration, answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new JourneyRefused({});
      if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
      const more = await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return { ...more, ...claims };
    } catch (error) {
      throw isNetwork(error) ? new ProviderDown({}) : new JourneyRefused({});
    }
  }

  /** Asked when first needed, and again after a failure: a provider that is down does not stop the service. */
  private discovered(): Promise<openid.Configuration> {
    this.known ??= this.discover().catch((error: unknown) => {
      this.known = null;
      this.log.warn(`El proveedor de identidad no responde: ${error instanceof Error ? error.message : 'sin motivo'}`);
      throw new ProviderDown({});
    });
    return this.known;
  }

  private discover(): Promise<openid.Configuration> {
    const { OIDC_ISSUER = '', OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET } = this.config;
    const issuer = new URL(OIDC_ISSUER);
    return openid.discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, {
      timeout: 8,
      // Plain HTTP only to this very machine; the settings refuse any other.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated only so that it stands out
      execute: issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : [],
    });
  }
}

function isNetwork(error: unknown): boolean {
  const { code, cause, name } = error as { code?: string; cause?: unknown; name?: string };
  return code === 'OAUTH_TIMEOUT' || name === 'TypeError' || (cause instanceof Error && cause.name === 'TypeError');
}
