import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '#platform'
import type { Env } from '#ui'
import type { Hono } from 'hono'

/** The styles and the icon, and what is said of them: their address, named after what is in them, and their hash. */
export interface Assets {
  css: string
  /** The verifier of the record log in another language, for whoever would rather not believe ours. */
  verifier: string
  /** Address of the styles. */
  styles: string
  /** Hash of styles that stand in a page, as its header names it. */
  inlineHash: string
}

export function assetsOf(root: string): Assets {
  const css = readStyles(root)
  return {
    css,
    verifier: readFileSync(join(root, 'docs/verify/verify_log.py'), 'utf8'),
    styles: `/assets/tandem.${sha256(css).slice(0, 12)}.css`,
    inlineHash: Buffer.from(sha256(css), 'hex').toString('base64'),
  }
}

export function assetRoutes(app: Hono<Env>, { css, verifier, styles }: Assets): void {
  app.get('/assets/:file', (c) => {
    const file = c.req.param('file')
    const headers = { 'cache-control': 'public, max-age=31536000, immutable' }
    if (`/assets/${file}` === styles) return c.body(css, 200, { ...headers, 'content-type': 'text/css; charset=utf-8' })
    if (file === 'icon.svg') return c.body(icon, 200, { 'cache-control': 'public, max-age=86400', 'content-type': 'image/svg+xml' })
    if (file === 'verify_log.py')
      return c.body(verifier, 200, { 'cache-control': 'public, max-age=3600', 'content-type': 'text/x-python; charset=utf-8' })
    return c.notFound()
  })
}

const readStyles = (root: string) =>
  readFileSync(join(root, 'src/ui/css/tandem.css'), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0a5c55"/><circle cx="11" cy="16" r="5" fill="none" stroke="#fff" stroke-width="3"/><circle cx="21" cy="16" r="5" fill="none" stroke="#fff" stroke-width="3"/></svg>'
