import { createHash } from 'node:crypto'
import { erasedAsJson } from '#kernel'
import type { C } from '#ui'

/** JSON as it is published: of what was erased only that it was. */
export const asText = (content: unknown): string => JSON.stringify(erasedAsJson(content))

/** JSON with a fingerprint: who has it already is told so and gets nothing. */
export const jsonAnswer = (c: C, content: unknown): Response => textAnswer(c, asText(content), 'application/json')

/** The same of any text that anybody may take. */
export const textAnswer = (c: C, body: string, type: string): Response => tagged(c, body, type, { 'access-control-allow-origin': '*' })

/** A body with its fingerprint, or that it is what the asker has. */
export function tagged(c: C, body: string, type: string, more: Readonly<Record<string, string>>): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { etag, 'cache-control': 'public, no-cache', ...more }
  const has = (c.req.header('if-none-match') ?? '').split(',').map((t) => t.trim().replace(/^W\//, ''))
  if (has.includes(etag) || has.includes('*')) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'content-type': `${type}; charset=utf-8` } })
}
