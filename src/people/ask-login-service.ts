import { isRefusal, type Refusal } from '#kernel'
import { aheadOfMachine, type Ctx, KeptKnown } from '#platform'
import * as oidc from 'openid-client'
import { refuseLogin as refuse } from './login-words.ts'
import { type Claims, clockToleranceSeconds, mayAskServer, type LoginService } from './rules/login-service.ts'

/*
 * What is asked of a login service, over the network: where to send people, and who came back. Only servers are asked that whoever keeps the
 * machine named. Times are judged by the clock of this program.
 */

/** Seconds a login service has to answer. */
const waitSeconds = 10
const described = new KeptKnown<oidc.ServerMetadata>({ most: 50 })

/** One way to a login service and back: what the answer has to fit. */
export interface Way {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface Came {
  readonly subject: string
  readonly claims: Claims
}

type Asked = { service: LoginService; secret: string | null }

/** The address at the login service where somebody says who they are. */
export async function wayTo(ctx: Ctx, asked: Asked, back: string): Promise<{ address: URL; way: Way } | Refusal> {
  const config = await configurationOf(ctx, asked)
  if (isRefusal(config)) return config
  const way = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: back,
    scope: 'openid profile email',
    state: way.state,
    nonce: way.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(way.verifier),
    code_challenge_method: 'S256',
  })
  return mayAskServer(address.href, ctx.signOnServers ?? []) ? { address, way } : refuse('login-wrong')
}

/**
 * Who came back: only what the login service signed for this program, for this way and in time.
 * @param back the address the browser came back to, with what the login service put into it
 * @param o.whole also what stands only in the login service's own account of the person, where the signed part leaves it out
 */
export async function whoCame(ctx: Ctx, asked: Asked, way: Way, back: URL, o: { whole: boolean }): Promise<Came | Refusal> {
  const config = await configurationOf(ctx, asked)
  if (isRefusal(config)) return config
  try {
    const tokens = await oidc.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: way.verifier,
      expectedState: way.state,
      expectedNonce: way.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()!
    const { nameClaim, emailClaim } = asked.service
    const isWhole = claims[nameClaim] !== undefined && claims[emailClaim] !== undefined
    if (!o.whole || isWhole || !config.serverMetadata().userinfo_endpoint) return { subject: claims.sub, claims }
    return { subject: claims.sub, claims: { ...(await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims } }
  } catch (e) {
    return whyNot(e)
  }
}

/** Where somebody ends their session at the login service too; undefined where it has no such address. */
export async function wayOut(ctx: Ctx, asked: Asked, after: string): Promise<URL | undefined> {
  const config = await configurationOf(ctx, asked)
  if (isRefusal(config) || !config.serverMetadata().end_session_endpoint) return undefined
  const address = oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: after })
  return mayAskServer(address.href, ctx.signOnServers ?? []) ? address : undefined
}

/** Why an issuer cannot be entered: it does not answer, or as another than it was called. */
export async function whyNotAnswering(ctx: Ctx, issuer: string): Promise<Refusal | undefined> {
  const found = await describe(ctx, issuer)
  return isRefusal(found) ? { ...found, fields: { issuer: found.words } } : undefined
}

async function configurationOf(ctx: Ctx, { service, secret }: Asked): Promise<oidc.Configuration | Refusal> {
  const server = await describe(ctx, service.issuer)
  if (isRefusal(server)) return server
  const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const shows =
    secret === null ? oidc.None() : ways.includes('client_secret_basic') ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret)
  const metadata = { [oidc.clockSkew]: aheadOfMachine(ctx.now), [oidc.clockTolerance]: clockToleranceSeconds }
  const config = new oidc.Configuration(server, service.clientId, metadata, shows)
  config.timeout = waitSeconds
  config[oidc.customFetch] = fetchNamed(ctx)
  if (service.issuer.startsWith('http:')) oidc.allowInsecureRequests(config)
  return config
}

/** What an issuer says of itself. It is asked again every few seconds at most. */
async function describe(ctx: Ctx, issuer: string): Promise<oidc.ServerMetadata | Refusal> {
  const named = ctx.signOnServers ?? []
  if (!mayAskServer(issuer, named)) return refuse('issuer-not-named', URL.parse(issuer)?.origin ?? issuer)
  try {
    return await described.get(ctx.db, `${issuer} ${named.join(' ')}`, async () => {
      const plain = issuer.startsWith('http:')
      const found = await oidc.discovery(new URL(issuer), 'tandem', undefined, oidc.None(), {
        [oidc.customFetch]: fetchNamed(ctx),
        timeout: waitSeconds,
        ...(plain && { execute: [oidc.allowInsecureRequests] }),
      })
      // The library compares addresses; tokens carry the issuer to the letter.
      if (found.serverMetadata().issuer !== issuer) throw new OtherIssuer(found.serverMetadata().issuer)
      return { ...found.serverMetadata() }
    })
  } catch (e) {
    return e instanceof OtherIssuer ? refuse('issuer-other', e.message.slice(0, 200)) : whyNot(e)
  }
}
class OtherIssuer extends Error {}

/** Asks only servers that were named, and follows none to another. */
const fetchNamed =
  (ctx: Ctx): oidc.CustomFetch =>
  async (url, options) => {
    if (!mayAskServer(url, ctx.signOnServers ?? [])) throw new NotNamed(new URL(url).origin)
    return await fetch(url, { ...options, redirect: 'error' } as RequestInit)
  }
class NotNamed extends Error {}

/** What went wrong, as it is told; nothing of an answer is repeated. */
function whyNot(e: unknown): Refusal {
  const all = causesOf(e)
  const other = all.find((x) => x instanceof NotNamed)
  if (other) return refuse('issuer-not-named', (other as Error).message)
  if (all.some((x) => x instanceof oidc.AuthorizationResponseError && x.error === 'access_denied')) return refuse('login-denied')
  const codes = all.map((x) => (x instanceof oidc.ClientError ? x.code : undefined))
  if (
    all.some((x) => x instanceof TypeError && /fetch failed|terminated/.test(x.message)) ||
    codes.some((c) => c !== undefined && away.has(c))
  )
    return refuse('login-down')
  if (codes.includes('OAUTH_JWT_TIMESTAMP_CHECK_FAILED')) return refuse('login-late')
  return refuse('login-wrong')
}

/** How the library calls it that a login service does not answer, or not as one. */
const away: ReadonlySet<string> = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'])

function causesOf(e: unknown): unknown[] {
  const all: unknown[] = []
  for (let x = e; x !== undefined && all.length < 5; x = x instanceof Error ? x.cause : undefined) all.push(x)
  return all
}
