/** What a jurisdiction says of the login service that tells who somebody is. */
export interface LoginService {
  readonly nameZh: string
  readonly nameEn: string | null
  /** As the login service calls itself, to the letter. */
  readonly issuer: string
  readonly clientId: string
  readonly nameClaim: string
  readonly emailClaim: string
  readonly passwords: boolean
  readonly version: number
}

/** Seconds by which the clocks of a login service and of this program may differ. */
export const clockToleranceSeconds = 60

/** Minutes somebody has to sign in at the login service and come back. */
export const wayMinutes = 10

export type Claims = Readonly<Record<string, unknown>>

/** One line of what a login service says of somebody; undefined where it says none, or something else than a text. */
export function saidOf(claims: Claims, claim: string, most: number): string | undefined {
  const said = claims[claim]
  if (typeof said !== 'string') return undefined
  const line = said
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return line === '' ? undefined : line.slice(0, most)
}

/** The issuer as it may be entered: an address without query, fragment or account. Undefined where it can be none. */
export function issuerIn(typed: string): URL | undefined {
  const read = URL.parse(typed)
  if (!read || !/^https?:$/.test(read.protocol) || read.search || read.hash || read.username || read.password) return undefined
  return read
}

/** Whether a server may be asked: whoever keeps the machine named it. */
export const mayAskServer = (url: string, named: readonly string[]): boolean => {
  const read = URL.parse(url)
  return read !== null && !read.username && !read.password && named.includes(read.origin)
}
