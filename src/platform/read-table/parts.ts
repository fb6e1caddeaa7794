import { type Budget, Stop } from './budget.ts'
import { unzipSync } from 'fflate'
import { refuse } from './words.ts'

/**
 * Unpacks the parts of a package that are asked for, and no others.
 * @param budget what is unpacked is taken from it by the size the package tells, before it is unpacked; fflate writes no further than that
 * @returns what there is of them, by name in small letters
 * @throws Stop where it is no package, or too much
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean, budget: Budget): Map<string, Uint8Array> {
  let listed = 0
  const taken = new Set<string>()
  try {
    const found = unzipSync(bytes, {
      filter: (f) => {
        // How many there are is told by the file as well, and may be any number.
        budget.parts(++listed)
        const name = f.name.toLowerCase()
        if (!wanted(name)) return false
        if (taken.has(name)) throw new Stop(refuse('twice-inside', name.slice(0, 100)))
        taken.add(name)
        budget.bytes(f.originalSize)
        return true
      },
    })
    return new Map(Object.entries(found).map(([name, content]) => [name.toLowerCase(), content]))
  } catch (e) {
    if (e instanceof Stop) throw e
    throw new Stop(refuse('locked-xlsx'))
  }
}
