import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A real provider of OpenID Connect on a port of this machine, and somebody who signs in there. */
export interface RunningProvider {
  issuer: string
  clientId: string
  secret: string
  /** Goes where a browser was sent, signs in there as somebody, and gives the address the provider sends the browser back to. */
  signIn(address: string, as: { login: string }): Promise<URL>
  /** What the provider says of people, by claim. */
  says: Record<string, Record<string, unknown>>
  /** Alters what the provider signed, as one gone wrong or taken over would: signed with its own key all the same. */
  forge: ((claims: Record<string, unknown>) => Record<string, unknown>) | undefined
  /** Whether it answers; while it does not, connections are closed. */
  answers: boolean
  close(): Promise<void>
}

/** @param o.redirects where it may send browsers back to; @param o.tokenSeconds how long what it signs holds */
export async function runProvider(o: {
  redirects: readonly string[]
  after?: readonly string[]
  tokenSeconds?: number
}): Promise<RunningProvider> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'of the tests', use: 'sig', alg: 'RS256' }
  const server: Server = createServer()
  await new Promise<void>((r) => server.listen(0, '127.0.0.1', r))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const running: RunningProvider = {
    issuer,
    clientId: 'tandem',
    secret: 'a secret that only the two know',
    says: {},
    forge: undefined,
    answers: true,
    signIn: (address, as) => signInAt(address, as.login, issuer),
    close: async () => {
      server.closeAllConnections()
      await new Promise((r) => server.close(r))
    },
  }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: running.clientId,
        client_secret: running.secret,
        redirect_uris: o.redirects,
        post_logout_redirect_uris: o.after ?? [],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['for the tests'] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...running.says[id] }) }),
    ttl: { IdToken: o.tokenSeconds ?? 3600, AccessToken: 600, AuthorizationCode: 60, Interaction: 600, Session: 600, Grant: 600 },
    pkce: { required: () => true },
  })
  provider.use(async (ctx, next) => {
    await next()
    const token = ctx.oidc?.route === 'token' ? ctx.body.id_token : undefined
    if (running.forge && typeof token === 'string') ctx.body = { ...ctx.body, id_token: signed(running.forge(claimsOf(token)), jwk) }
  })
  const answer = provider.callback()
  server.on('request', (req, res) => (running.answers ? answer(req, res) : void req.socket.destroy()))
  return running
}

const part = (of: unknown) => Buffer.from(JSON.stringify(of)).toString('base64url')
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>
function signed(claims: Record<string, unknown>, jwk: { kid: string }): string {
  const said = `${part({ alg: 'RS256', typ: 'JWT', kid: jwk.kid })}.${part(claims)}`
  return `${said}.${sign('sha256', Buffer.from(said), createPrivateKey({ key: jwk as never, format: 'jwk' })).toString('base64url')}`
}

/** What a browser and its person do there: follow, sign in, agree, until they are sent elsewhere. */
async function signInAt(address: string, login: string, issuer: string): Promise<URL> {
  const jar = new Map<string, string>()
  let at = new URL(address)
  let form: URLSearchParams | undefined
  for (let i = 0; i < 20; i++) {
    if (at.origin !== issuer) return at
    const r = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    })
    for (const set of r.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      jar.set(name!, value!)
    }
    const to = r.headers.get('location')
    const page = await r.text()
    form = undefined
    if (to) at = new URL(to, at)
    else {
      const action = /action="([^"]+)"/.exec(page)?.[1]
      const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1]
      if (!action || !prompt) throw new Error(`the provider answered ${r.status}: ${page.slice(0, 400)}`)
      at = new URL(action, at)
      form = new URLSearchParams({ prompt, ...(prompt === 'login' && { login, password: 'any' }) })
    }
  }
  throw new Error('the provider sent nobody back')
}
