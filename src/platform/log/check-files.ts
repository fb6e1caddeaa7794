import type { Words } from '#kernel'
import { fileWords } from './check-words.ts'
import { readLeaf } from './leaf.ts'
import { countAt, GrowingTree, hashLeaf, hashesOf, tileWidth } from './merkle.ts'
import { isSigned, type KeptHeads, type LogKey, type Note, readHead, readHeads, readKey } from './note.ts'
import { entriesPath, readBundle, tilePath } from './tile-files.ts'

/** What a check found. `wrong` is empty where all is as it should be. */
export interface LogCheck {
  size: number
  root: string
  origin: string
  /** How many earlier heads were held against the log. */
  heads: number
  /** How many of those were kept outside what is checked, and of how many entries the newest of them speaks. */
  outside: number
  newestOutside: number | undefined
  wrong: Words[]
}

/** A file of the published log by its path under it, or undefined where there is none. */
export type FileReader = (path: string) => Promise<Buffer | undefined>

/**
 * Checks a log by its published files alone: the signature under its head; that each entry hashes to its place, the places to the tiles
 * and the tiles to the root; that there are as many entries as the head says and nothing else between them; and that the log of today
 * contains every earlier head that is held against it.
 * @param o `key` whose signature counts, else the key that lies beside the log; `heads` files with earlier heads
 */
export async function checkFiles(read: FileReader, o: { key?: string | undefined; heads?: readonly KeptHeads[] } = {}): Promise<LogCheck> {
  const wrong: Words[] = []
  const result: LogCheck = { size: 0, root: '', origin: '', heads: 0, outside: 0, newestOutside: undefined, wrong }
  const keyText = o.key ?? (await read('key'))?.toString('utf8')
  const keys = (keyText ?? '').split('\n').flatMap((line): LogKey[] => {
    const key = readKey(line)
    return key ? [key] : []
  })
  if (keys.length === 0) return say(result, fileWords.both('noKey'))
  const note = readHead((await read('checkpoint'))?.toString('utf8') ?? '')
  if (!note) return say(result, fileWords.both('noHead'))
  const { size, root, origin } = note.head
  Object.assign(result, { size, origin, root: root.toString('base64') })
  if (!isSigned(note, keys)) return say(result, fileWords.both('unsigned'))
  const tree = await treeOf(read, size, earlierHeads(o.heads ?? [], { size, origin, keys }, result), result)
  if (tree && !tree.root().equals(root)) say(result, fileWords.both('otherRoot'))
  return result
}

/** The heads that are held against the log, by how many entries they speak of; what is wrong with the others is said. */
function earlierHeads(
  files: readonly KeptHeads[],
  { size, origin, keys }: { size: number; origin: string; keys: readonly LogKey[] },
  result: LogCheck,
): Map<number, Note[]> {
  const earlier = new Map<number, Note[]>()
  const kept = keptHeads(files)
  for (const w of kept.wrong) say(result, w)
  Object.assign(result, { heads: kept.notes.length, outside: kept.notes.length, newestOutside: kept.newest })
  for (const n of kept.notes) {
    if (!isSigned(n, keys)) say(result, fileWords.both('earlierUnsigned', n.head.size))
    else if (n.head.origin !== origin) say(result, fileWords.both('otherLog', n.head.origin))
    else if (n.head.size > size) say(result, fileWords.both('shrunk', n.head.size, size))
    else earlier.set(n.head.size, [...(earlier.get(n.head.size) ?? []), n])
  }
  return earlier
}

/** The tree that the published entries make, held against every earlier head on its way; undefined where entries are missing. */
async function treeOf(
  read: FileReader,
  size: number,
  earlier: ReadonlyMap<number, readonly Note[]>,
  result: LogCheck,
): Promise<GrowingTree | undefined> {
  const tree = new GrowingTree()
  const compare = () => {
    for (const n of earlier.get(tree.size) ?? []) if (!tree.root().equals(n.head.root)) say(result, fileWords.both('rewritten', tree.size))
  }
  compare()
  for (let number = 0; number * tileWidth < size; number++) {
    const width = Math.min(tileWidth, size - number * tileWidth)
    const leaves = readBundle((await read(entriesPath(number, width))) ?? Buffer.alloc(0))
    if (!leaves || leaves.length !== width) {
      say(result, fileWords.both('entriesMissing', number * tileWidth + 1, width))
      return undefined
    }
    for (const [i, leaf] of leaves.entries()) {
      if (!readLeaf(leaf)) say(result, fileWords.both('otherForm', number * tileWidth + i + 1))
      tree.add(hashLeaf(leaf))
      if (earlier.has(tree.size)) compare()
    }
    await compareTiles(read, size, tree.changed(), result)
  }
  return tree
}

/** Holds the published tiles against those that the entries make. */
async function compareTiles(read: FileReader, size: number, changed: ReturnType<GrowingTree['changed']>, result: LogCheck): Promise<void> {
  const known = new Set<string>()
  for (const t of changed) {
    // A tile that is not complete yet and not the last of the tree is asked for when it is.
    const full = t.hashes.length / 32
    const shown = Math.min(tileWidth, countAt(t.level, size) - t.number * tileWidth)
    if (full !== shown || known.has(`${t.level}/${t.number}`)) continue
    known.add(`${t.level}/${t.number}`)
    const published = await read(tilePath(t.level, t.number, shown))
    if (published?.equals(t.hashes)) continue
    const at = published ? hashesOf(published).findIndex((h, i) => !h.equals(hashesOf(t.hashes)[i] ?? Buffer.alloc(0))) : 0
    say(
      result,
      t.level === 0 ? fileWords.both('misplaced', t.number * tileWidth + Math.max(0, at) + 1) : fileWords.both('tile', t.level, t.number),
    )
  }
}

/** Every head in files kept outside, and what in those files is none. */
export function keptHeads(files: readonly KeptHeads[]): { notes: Note[]; newest: number | undefined; wrong: Words[] } {
  const read = files.map((f) => ({ ...f, ...readHeads(f.text) }))
  const notes = read.flatMap((f) => f.notes)
  return {
    notes,
    newest: notes.length ? notes.reduce((n, { head }) => Math.max(n, head.size), 0) : undefined,
    wrong: read.flatMap((f) => (f.spoiledLine === undefined ? [] : [fileWords.both('spoiled', f.name, f.spoiledLine)])),
  }
}

function say<T extends { wrong: Words[] }>(result: T, words: Words): T {
  if (result.wrong.length < 50) result.wrong.push(words)
  return result
}
