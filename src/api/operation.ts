import type { Refusal, Words } from '#kernel'
import type { TokenScope } from '#people'
import type { Ctx } from '#platform'
import type { z } from 'zod'
import { operationWords } from './words.ts'

/** Every operation has its sentence in `words.ts`. */
type OperationName = Parameters<typeof operationWords.both>[0]

export interface Asked<Q, B> {
  /** The record named in the address. */
  id: string
  query: Q
  body: B
}

/** One thing a program can ask for or do. The document, the page and the handler are all made from it. */
export interface Operation {
  readonly name: OperationName
  readonly method: 'get' | 'post'
  /** With `{id}` where a record is named. */
  readonly path: string
  readonly says: Words
  /** What a token must be allowed; null when everybody may. `or-code`: a household code will do instead. */
  readonly scope: TokenScope | null
  readonly orCode?: boolean
  /** A repeated request is known by its Idempotency-Key. */
  readonly once?: boolean
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly gives: z.ZodType
  readonly status: 200 | 201
  readonly answer: (ctx: Ctx, asked: Asked<never, never>) => Promise<unknown>
}

type Shape = z.ZodObject

/** A read: a list or a record. What it gives is checked against its schema by the compiler and by the tests, not at run time. */
export const read = <G extends z.ZodType, Q extends Shape = z.ZodObject<Record<never, never>>>(o: {
  name: OperationName
  path: string
  scope: TokenScope | null
  query?: Q
  gives: G
  answer: (ctx: Ctx, asked: Asked<z.output<Q>, undefined>) => Promise<z.output<G> | Refusal>
}): Operation => ({
  ...o,
  method: 'get',
  status: 200,
  says: operationWords.both(o.name),
  answer: o.answer as Operation['answer'],
})

/** A write. */
export const write = <G extends z.ZodType, B extends z.ZodType>(o: {
  name: OperationName
  path: string
  scope: TokenScope
  orCode?: boolean
  once?: boolean
  body: B
  gives: G
  answer: (ctx: Ctx, asked: Asked<undefined, z.output<B>>) => Promise<z.output<G> | Refusal>
}): Operation => ({
  ...o,
  method: 'post',
  status: 201,
  says: operationWords.both(o.name),
  answer: o.answer as Operation['answer'],
})
