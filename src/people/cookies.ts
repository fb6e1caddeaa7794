import type { C } from '#ui'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { deviceCookieFor, deviceDays, devicesIn, withDevice } from './devices.ts'
import { wayMinutes } from './rules/login-service.ts'
import { sessionCookieFor } from './session.ts'
import type { From } from './throttle.ts'

/** The two cookies of a person: the session, and the browsers they are known by. Neither can be read by a script or set by a neighbour. */
const options = (c: C) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: c.get('secure') }) as const

export const sessionIn = (c: C): string | undefined => getCookie(c, sessionCookieFor(c.get('secure')))
export const setSession = (c: C, value: string): void =>
  setCookie(c, sessionCookieFor(c.get('secure')), value, { ...options(c), maxAge: 12 * 3600 })
export const dropSession = (c: C): void => void deleteCookie(c, sessionCookieFor(c.get('secure')), options(c))

/** The way to a login service that was begun in this browser, locked. It comes back with the browser, from another site. */
const wayCookie = (c: C) => (c.get('secure') ? '__Host-tandem-way' : 'tandem-way')
export const wayIn = (c: C): string | undefined => getCookie(c, wayCookie(c))
export const keepWay = (c: C, value: string): void => setCookie(c, wayCookie(c), value, { ...options(c), maxAge: wayMinutes * 60 })
export const dropWay = (c: C): void => void deleteCookie(c, wayCookie(c), options(c))

const brought = (c: C): string[] => devicesIn(getCookie(c, deviceCookieFor(c.get('secure'))))
export const rememberIn = (c: C, secret: string | undefined): void => {
  if (secret) setCookie(c, deviceCookieFor(c.get('secure')), withDevice(brought(c), secret), { ...options(c), maxAge: deviceDays * 86_400 })
}
/** Where a try comes from: the browser by what it is known by, and the network. */
export const fromOf = (c: C): From => ({ devices: brought(c), address: c.get('address') })
export const browserOf = (c: C): string | null => c.req.header('user-agent') ?? null
