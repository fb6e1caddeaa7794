import { test } from 'vitest'

type Register = (name: string, tell: () => Promise<void>) => void

/**
 * A journey is told in chapters, each a test, and each begins where the one before it ended. A chapter that is chosen alone
 * (`-t "a bid at the deadline"`) is told after all that came before it, which then count as its beginning.
 */
export function chapters(register: Register = test): Register {
  const story: { name: string; tell: () => Promise<void>; told: boolean }[] = []
  return (name, tell) => {
    const upToHere = story.push({ name, tell, told: false })
    register(name, async () => {
      for (const chapter of story.slice(0, upToHere).filter((c) => !c.told)) {
        // Once: what failed is not told again by each of the chapters after it.
        chapter.told = true
        try {
          await chapter.tell()
        } catch (e) {
          if (chapter.name === name) throw e
          throw new Error(`“${chapter.name}”, which comes before, failed: ${(e as Error).message}`, { cause: e })
        }
      }
    })
  }
}
