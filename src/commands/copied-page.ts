import type { Lang } from '#kernel'
import { copyWords } from './copy-words.ts'
import { publicAddress, wayTo } from './copy-address.ts'

/** What a page of the copy is made from. */
export interface CopiedPage {
  readonly html: string
  /** Path it was asked by. */
  readonly path: string
  /** Where it stands in the folder. */
  readonly file: string
  readonly lang: Lang
  /** The same page in the other language, where there is one. */
  readonly other: { readonly lang: Lang; readonly file: string } | undefined
  /** The file that an address became; undefined where it was not copied. */
  readonly fileOf: (link: string) => string | undefined
  /** The server it was copied from, and when. */
  readonly from: string
  readonly on: string
}

/**
 * A page that stands by itself: its links lead to files of the copy, or to the server where they ask for more; forms are gone, since nobody answers
 * them; it says of when it is. The page is one of ours: attributes stand in double quotes, and what people wrote has none that are not escaped.
 */
export function copiedPage(p: CopiedPage): string {
  const t = copyWords[p.lang]
  const to = (file: string) => wayTo(p.file, file)
  const other = p.other && `<a href="${to(p.other.file)}" lang="${p.other.lang}">${copyWords[p.other.lang].language}</a>`
  const header = `<header class="bar"><div class="frame"><a class="brand" href="${to(`${p.lang}/open/index.html`)}"><b>${copyWords.zh.brand}</b> <i>${copyWords.en.brand}</i></a><div class="me"><a href="${to(`${p.lang}/search.html`)}">${t.search}</a>${other ?? ''}</div></div></header>`
  const note = `<aside class="demo"><div class="frame"><span>${t.copyOf(p.on)}</span><a href="${escaped(p.from + p.path)}">${t.live}</a></div></aside>`
  return p.html
    .replace(/<header class="bar">.*?<\/header>/s, () => note + header)
    .replace(/<form\b.*?<\/form>/gs, '')
    .replace(/<link rel="alternate"[^>]*>/g, '')
    .replace(/ (href|src)="([^"]*)"/g, (_, name: string, link: string) => ` ${name}="${escaped(linkIn(p, unescaped(link)))}"`)
}

function linkIn(p: CopiedPage, link: string): string {
  // What was written here already, a part of the page, another site.
  if (/^(#|\.\.?\/|[a-z][a-z0-9+.-]*:)/i.test(link) || !link.startsWith('/')) return link
  const file = p.fileOf(link)
  return file === undefined ? p.from + link : wayTo(p.file, file) + (publicAddress(link, p.path)?.part ?? '')
}

export const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
