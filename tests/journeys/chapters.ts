import { test } from 'vitest'

type Register = (name: string, tell: () => Promise<void>) => void

/**
 * A journey is told in chapters, each a test, and each begins where the one before it ended. A chapter that is chosen alone
 * (`-t "a bid at the deadline"`) is told after all that came before it, which then count as its beginning.
 */
export function chapters(register: Register = test): Register {
  const story: { name: string; tell: () => Promise<void>; told: boolean }[] = []
  let broken: Error | undefined
  return (name, tell) => {
    const upToHere = story.push({ name, tell, told: false })
    register(name, async () => {
      // What comes after a chapter that failed would only wait for what never comes.
      if (broken) throw broken
      for (const chapter of story.slice(0, upToHere).filter((c) => !c.told)) {
        chapter.told = true
        try {
          await chapter.tell()
        } catch (e) {
          broken = new Error(`“${chapter.name}”, which comes before, failed: ${(e as Error).message}`, { cause: e })
          throw chapter.name === name ? e : broken
        }
      }
    })
  }
}
