import type { Lang } from '#kernel'
import { numberIn } from '#ui'

/** An address of the public pages: its path, which page of a list it is, and what of it stands behind a `#`. */
export interface PublicAddress {
  readonly path: string
  readonly page: number
  readonly part: string
}

/**
 * A link as one of the addresses that are copied: what is public and asks for nothing but a page of a list.
 * @param base the page the link stands on, by its path
 * @returns undefined for what leads elsewhere, or asks for more
 */
export function publicAddress(link: string, base: string): PublicAddress | undefined {
  let url: URL
  try {
    url = new URL(link, `http://here.invalid${base}`)
  } catch {
    return undefined
  }
  if (url.host !== 'here.invalid' || !/^\/(open(\/|$)|suppliers$|assets\/)/.test(url.pathname)) return undefined
  // What somebody else could have put there leads out of the folder.
  if (!/^(\/[\w.-]+)+\/?$/.test(url.pathname) || url.pathname.includes('..')) return undefined
  const asked = [...url.searchParams.keys()]
  const page = numberIn(url.searchParams.get('page') ?? '1')
  if (asked.some((name) => name !== 'page') || asked.length > 1 || page === undefined || page < 1) return undefined
  return { path: url.pathname.replace(/\/$/, ''), page, part: url.hash }
}

/** The same address asked of a server. */
export const askedAs = (a: PublicAddress): string => (a.page > 1 ? `${a.path}?page=${a.page}` : a.path)

/** Where a page stands in the folder, in one language. */
export const pageFile = (a: PublicAddress, lang: Lang): string => `${lang}${a.path}${a.page > 1 ? `/page-${a.page}` : ''}/index.html`

/** Where a file stands in the folder: the same for every language. */
export const dataFile = (a: PublicAddress): string =>
  a.page > 1 ? a.path.slice(1).replace(/(\.\w+)?$/, (kind) => `.page-${a.page}${kind}`) : a.path.slice(1)

/** The way from one file of the folder to another. */
export function wayTo(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  let same = 0
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/')
}
