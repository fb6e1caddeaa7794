import { isRefusal, type Refusal } from '#kernel'

/** The answer, or a fault that names the refusal: for steps a test takes for granted. */
export function good<T>(x: T | Refusal): T {
  if (isRefusal(x)) throw new Error(`refused: ${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}

/** What came of a try: the code of its refusal, or that it was done. */
export const code = (x: unknown): string => (isRefusal(x) ? x.code : 'done')
