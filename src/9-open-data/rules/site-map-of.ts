/** What programs that look for pages may go through: what is public, and no address by which somebody answers or signs in. */
const openPaths = ['/open', '/suppliers', '/assets/']

/**
 * The rules for such programs (RFC 9309). What is made up for showing is not to be found as if it were real.
 * @param o.isSynthetic of a demonstration
 */
export const robotsOf = (o: { origin: string; isSynthetic: boolean }): string =>
  o.isSynthetic
    ? 'User-agent: *\nDisallow: /\n'
    : `User-agent: *\n${openPaths.map((p) => `Allow: ${p}\n`).join('')}Allow: /$\nDisallow: /\nSitemap: ${o.origin}/sitemap.xml\n`

/** Addresses with the day each was last changed, where that is known, as sitemaps.org has it: fifty thousand at most. */
export function siteMapOf(pages: readonly { readonly url: string; readonly changed?: string }[]): string {
  const urls = pages
    .slice(0, 50_000)
    .map((p) => `<url><loc>${p.url.replaceAll('&', '&amp;')}</loc>${p.changed ? `<lastmod>${p.changed}</lastmod>` : ''}</url>\n`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`
}
