import { speakingIn } from '#platform'
import type { C } from './http.tsx'

/** What a form's answer shows is said in the language that is asked for. What the form does is not: what is kept is written in the two. */
export const speaking = <T>(c: C, work: () => Promise<T>): Promise<T> => {
  const of = c.get('speaking')
  return of ? speakingIn(of, work) : work()
}
