import type { Words } from '#kernel'
import { readLeaf } from './leaf.ts'
import { countAt, GrowingTree, hashLeaf, hashesOf, tileWidth } from './merkle.ts'
import { isSigned, type LogKey, type Note, readKey, readNotes } from './note.ts'
import { entriesPath, readBundle, tilePath } from './tile-files.ts'

/** What a check found. `wrong` is empty where all is as it should be. */
export interface LogCheck {
  size: number
  root: string
  origin: string
  /** How many earlier heads were held against the log. */
  heads: number
  wrong: Words[]
}

/** A file of the published log by its path under it, or undefined where there is none. */
export type FileReader = (path: string) => Promise<Buffer | undefined>

/**
 * Checks a log by its published files alone: the signature under its head; that each entry hashes to its place, the places to the tiles
 * and the tiles to the root; that there are as many entries as the head says and nothing else between them; and that the log of today
 * contains every earlier head that is held against it.
 * @param o `key` whose signature counts, else the key that lies beside the log; `heads` earlier heads, as text
 */
export async function checkFiles(read: FileReader, o: { key?: string | undefined; heads?: string | undefined } = {}): Promise<LogCheck> {
  const wrong: Words[] = []
  const result = { size: 0, root: '', origin: '', heads: 0, wrong }
  const keyText = o.key ?? (await read('key'))?.toString('utf8')
  const keys = (keyText ?? '').split('\n').flatMap((line): LogKey[] => {
    const key = readKey(line)
    return key ? [key] : []
  })
  if (keys.length === 0) return say(result, '没有可用的公钥。', 'There is no public key that can be read.')
  const note = readNotes((await read('checkpoint'))?.toString('utf8') ?? '').at(-1)
  if (!note) return say(result, '没有可读的签名日志头（checkpoint）。', 'There is no signed head (checkpoint) that can be read.')
  const { size, root, origin } = note.head
  Object.assign(result, { size, origin, root: root.toString('base64') })
  if (!isSigned(note, keys)) return say(result, '日志头的签名不对。', 'The signature under the head is wrong.')

  const earlier = new Map<number, Note[]>()
  for (const n of readNotes(o.heads ?? '')) {
    result.heads++
    if (!isSigned(n, keys))
      say(result, `以前的日志头（${n.head.size} 条）签名不对。`, `The signature under the earlier head of ${n.head.size} entries is wrong.`)
    else if (n.head.origin !== origin)
      say(result, `以前的日志头属于另一份日志：${n.head.origin}。`, `The earlier head belongs to another log: ${n.head.origin}.`)
    else if (n.head.size > size)
      say(
        result,
        `日志变短了：以前有 ${n.head.size} 条，现在 ${size} 条。`,
        `The log has shrunk: ${n.head.size} entries before, ${size} now.`,
      )
    else earlier.set(n.head.size, [...(earlier.get(n.head.size) ?? []), n])
  }
  if (o.heads !== undefined && o.heads.trim() !== '' && result.heads === 0)
    say(result, '给出的文件里没有可读的日志头。', 'The file given has no head in it that can be read.')

  const tree = new GrowingTree()
  const compare = () => {
    for (const n of earlier.get(tree.size) ?? [])
      if (!tree.root().equals(n.head.root))
        say(
          result,
          `前 ${tree.size} 条与以前签名的日志头不符：日志被改写过。`,
          `The first ${tree.size} entries do not fit the head signed over them: the log was rewritten.`,
        )
  }
  compare()
  for (let number = 0; number * tileWidth < size; number++) {
    const width = Math.min(tileWidth, size - number * tileWidth)
    const leaves = readBundle((await read(entriesPath(number, width))) ?? Buffer.alloc(0))
    if (!leaves || leaves.length !== width)
      return say(
        result,
        `第 ${number * tileWidth + 1} 条起的记录文件缺失或条数不对。`,
        `The file of entries from ${number * tileWidth + 1} on is missing or has not ${width} entries.`,
      )
    for (const [i, leaf] of leaves.entries()) {
      if (!readLeaf(leaf))
        say(
          result,
          `第 ${number * tileWidth + i + 1} 条的格式不对。`,
          `Entry ${number * tileWidth + i + 1} is not of the form of this log.`,
        )
      tree.add(hashLeaf(leaf))
      if (earlier.has(tree.size)) compare()
    }
    const known = new Set<string>()
    for (const t of tree.changed()) {
      // A tile that is not complete yet and not the last of the tree is asked for when it is.
      const full = t.hashes.length / 32
      const shown = Math.min(tileWidth, countAt(t.level, size) - t.number * tileWidth)
      if (full !== shown || known.has(`${t.level}/${t.number}`)) continue
      known.add(`${t.level}/${t.number}`)
      const published = await read(tilePath(t.level, t.number, shown))
      if (!published?.equals(t.hashes)) {
        const at = published ? hashesOf(published).findIndex((h, i) => !h.equals(hashesOf(t.hashes)[i] ?? Buffer.alloc(0))) : 0
        say(
          result,
          t.level === 0
            ? `第 ${t.number * tileWidth + Math.max(0, at) + 1} 条与它在树里的位置不符。`
            : `哈希块 ${t.level}/${t.number} 不符或缺失。`,
          t.level === 0
            ? `Entry ${t.number * tileWidth + Math.max(0, at) + 1} does not hash to its place in the tree.`
            : `The tile ${t.level}/${t.number} is missing or does not fit.`,
        )
      }
    }
  }
  if (!tree.root().equals(root))
    say(result, '全部记录算出的根与签名的根不符。', 'The root over all entries is not the one that was signed.')
  return result
}

function say<T extends { wrong: Words[] }>(result: T, zh: string, en: string): T {
  if (result.wrong.length < 50) result.wrong.push({ zh, en })
  return result
}
