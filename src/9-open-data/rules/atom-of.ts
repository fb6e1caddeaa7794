/** A line of a feed: one release, and the page that tells of it. */
export interface FeedEntry {
  /** Stays for good, and is no other's. */
  readonly id: string
  readonly title: string
  readonly summary: string
  /** A moment as RFC 3339 writes it. */
  readonly updated: string
  readonly page: string
  readonly data: string
}

interface Feed {
  readonly title: string
  readonly self: string
  readonly page: string
  readonly author: string
  readonly lang: string
  readonly entries: readonly FeedEntry[]
}

/** Characters that XML 1.0 does not know go; those it means something by are written otherwise. */
const said = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that may not stand in XML
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)

const link = (rel: string, type: string, href: string): string => `<link rel="${rel}" type="${type}" href="${said(href)}"/>`

/** A feed as Atom writes it (RFC 4287). One without entries is dated by the beginning of time: nothing in it is new. */
export function atomOf(f: Feed): string {
  const newest = f.entries.reduce((last, e) => (e.updated > last ? e.updated : last), '1970-01-01T00:00:00Z')
  const entry = (e: FeedEntry) => `<entry>
<id>${said(e.id)}</id>
<title>${said(e.title)}</title>
<updated>${e.updated}</updated>
${link('alternate', 'text/html', e.page)}
${link('related', 'application/json', e.data)}
<summary>${said(e.summary)}</summary>
</entry>
`
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${said(f.lang)}">
<id>${said(f.self)}</id>
<title>${said(f.title)}</title>
<updated>${newest}</updated>
<author><name>${said(f.author)}</name></author>
${link('self', 'application/atom+xml', f.self)}
${link('alternate', 'text/html', f.page)}
${f.entries.map(entry).join('')}</feed>
`
}
