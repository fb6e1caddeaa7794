import type { Refusal } from '#kernel'
import { withoutUnseen } from '#platform'
import type { C } from './http.tsx'
import type { SentFields } from './sent-mark.ts'
import { refuseForm } from './words.ts'

/** The fields of a form as they arrived: text, several texts, or files. */
export async function readFields(c: C): Promise<SentFields | Refusal> {
  const form = c.get('form')
  if (form === 'unreadable') return refuseForm('form-unreadable')
  try {
    const body = form?.fields ?? (await c.req.parseBody({ all: true }))
    return Object.fromEntries(Object.entries(body).map(([k, v]) => [k, readable(v, isPassword(k))])) as SentFields
  } catch {
    return refuseForm('form-unreadable')
  }
}

// Not every field goes through a reader of text; none brings what nobody sees, nor NUL, which PostgreSQL refuses.
const readable = (v: unknown, exactly: boolean): unknown => {
  if (Array.isArray(v)) return v.map((x) => readable(x, exactly))
  if (typeof v !== 'string') return v
  return exactly ? v.replaceAll('\u0000', '') : withoutUnseen(v)
}
const isPassword = (name: string): boolean => /^(password|old|new)$/.test(name)
