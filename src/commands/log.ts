import { count } from '#kernel'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  checkDatabase,
  checkFiles,
  checkReceipt,
  type Clock,
  countAt,
  type Db,
  type FileReader,
  filesOf,
  headsInFolder,
  keysOf,
  lastHead,
  leavesIn,
  type LogCheck,
  type Logger,
  pathOf,
  readKey,
  type Seal,
  type Settings,
  signLog,
  tilesIn,
  tileWidth,
  type TimedJob,
  writeBundle,
  writeKey,
} from '#platform'
import { stillSealed } from '#tenders'
import type { CommandIo } from './command.ts'
import { openFor } from './operate.ts'

const help = `tandem log verify [--url ADDRESS | --folder FOLDER] [--head FILE] [--key KEY]
tandem log verify --receipt FILE (--key KEY | --url ADDRESS | --folder FOLDER)
tandem log export FOLDER

verify checks that the record log was not rewritten. With --url (as in https://tandem.example.gov.cn/open/log) or --folder (a copy of it) by the
published files alone; without, in the database, where it also finds what stands outside the order. --head names a file with heads kept from
earlier days, one or many; --key the public key that must have signed, where the one beside the log is not to be trusted.
--receipt checks a single entry by the receipt that was downloaded for it, under the public key given or published.
export writes the published files of each jurisdiction into a folder, from which any web server can hand them out.

验证记录日志有没有被改写：给出 --url 或 --folder 时只用公布的文件核对；都不给时核对数据库。--head 是以前留存的日志头，--key 是必须用来签名的公钥。--receipt 核对某一条的回执。

Exit codes 退出码: 0 all is as it should be 无误 · 1 something is wrong 有问题 · 2 the question could not be answered 没法核对
`

/** `tandem log …` */
export async function logCommand(argv: string[], settings: () => Settings, io: CommandIo): Promise<number> {
  const [verb, ...rest] = argv
  if (verb === 'verify') return await verify(rest, settings, io)
  if (verb === 'export') return await exportLog(rest, settings, io)
  const asked = verb === '--help' || verb === '-h'
  ;(asked ? io.out : io.err)(help)
  return asked ? 0 : 2
}

async function verify(argv: string[], settings: () => Settings, io: CommandIo): Promise<number> {
  const options = new Map<string, string>()
  for (let i = 0; i < argv.length; i += 2) {
    const [name, value] = [argv[i]!, argv[i + 1]]
    if (!['--url', '--folder', '--head', '--key', '--receipt'].includes(name) || value === undefined) return (io.err(help), 2)
    options.set(name, value)
  }
  const [url, folder] = [options.get('--url'), options.get('--folder')]
  if (url && folder) return (io.err(help), 2)
  const receipt = options.get('--receipt')
  if (receipt !== undefined) return await verifyReceipt(receipt, options, io)
  let heads: string | undefined
  const headFile = options.get('--head')
  if (headFile)
    try {
      heads = await io.read(headFile)
    } catch {
      io.err(`${headFile} cannot be read. 读不到 ${headFile}。`)
      return 2
    }
  if (!url && !folder) return await verifyDatabase(settings(), heads, io)
  const read = url ? overHttp(url.replace(/\/$/, '')) : inFolder(folder!)
  try {
    const key = options.get('--key')
    return tell(await checkFiles(read, { ...(key && { key }), ...(heads !== undefined && { heads }) }), io)
  } catch (e) {
    io.err(`The log could not be read: ${(e as Error).message}. 读不到日志：${(e as Error).message}。`)
    return 2
  }
}

const receiptWrong = {
  form: 'This is no receipt of a record log. 这不是记录日志的回执。',
  signature: 'The signature under the head of the receipt is wrong. 回执里日志头的签名不对。',
  place: 'The entry does not stand at its place under the signed head. 这一条不在签过名的日志里它该在的位置。',
  content: 'What the receipt says is not what stands in the log. 回执所说的内容与日志里的不符。',
} as const

async function verifyReceipt(file: string, options: ReadonlyMap<string, string>, io: CommandIo): Promise<number> {
  const [url, folder, key] = [options.get('--url'), options.get('--folder'), options.get('--key')]
  if (options.has('--head') || [url, folder, key].filter((x) => x !== undefined).length !== 1) return (io.err(help), 2)
  let found: ReturnType<typeof checkReceipt>
  try {
    const text = await io.read(file)
    const published = key ?? (await (url ? overHttp(url.replace(/\/$/, '')) : inFolder(folder!))('key'))?.toString('utf8') ?? ''
    const keys = published.split('\n').flatMap((line) => readKey(line) ?? [])
    if (keys.length === 0) return (io.err('There is no public key that can be read. 没有可用的公钥。'), 2)
    found = checkReceipt(text, keys)
  } catch (e) {
    io.err(`The receipt or the key could not be read: ${(e as Error).message}. 读不到回执或公钥：${(e as Error).message}。`)
    return 2
  }
  if ('wrong' in found) {
    io.err(`  ${receiptWrong[found.wrong]}`)
    return 1
  }
  io.out(
    `  Entry ${found.index + 1} of ${found.size} in ${found.origin}: it stands there. 第 ${found.index + 1} 条（共 ${found.size} 条），相符。`,
  )
  for (const [part, { value }] of Object.entries(found.shown)) io.out(`  ${part}: ${JSON.stringify(value)}`)
  return 0
}

const inFolder =
  (folder: string): FileReader =>
  async (path) =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined

const overHttp =
  (address: string): FileReader =>
  async (path) => {
    const r = await fetch(`${address}/${path}`, { signal: AbortSignal.timeout(30_000) })
    if (r.status === 404) return undefined
    if (!r.ok) throw new Error(`${address}/${path}: ${r.status}`)
    return Buffer.from(await r.arrayBuffer())
  }

async function verifyDatabase(settings: Settings, heads: string | undefined, io: CommandIo): Promise<number> {
  const database = await openFor(settings)
  const outside = headsInFolder(settings.logHeads)
  let worst = 0
  try {
    for (const { code } of await database.db.selectFrom('jurisdictions').select('code').orderBy('code').execute()) {
      io.out(`${code}:`)
      const found = await checkDatabase(database.db, code, {
        heads: `${outside.read(code)}\n${heads ?? ''}`,
        stillHeld: (held) => stillSealed(database.db, code, held),
      })
      worst = Math.max(worst, tell(found, io))
      if (found.erased > 0)
        io.out(
          `  Something was erased in ${count(found.erased, 'entry')}, each with its entry. 有 ${found.erased} 条抹去过内容，每条都有抹去的记录。`,
        )
      if (found.waiting > 0)
        io.out(`  ${count(found.waiting, 'entry')} ${found.waiting === 1 ? 'waits' : 'wait'} for a place. ${found.waiting} 条等待编号。`)
    }
    return worst
  } finally {
    await database.close()
  }
}

function tell(found: LogCheck, io: CommandIo): number {
  if (found.wrong.length === 0) {
    io.out(
      `  ${count(found.size, 'entry')}, root ${found.root}: all fit, and so ${found.heads === 1 ? 'does' : 'do'} ${count(found.heads, 'head')} held against them.\n  ${found.size} 条，根 ${found.root}：全部相符；核对了 ${found.heads} 个日志头，也相符。`,
    )
    return 0
  }
  for (const w of found.wrong) io.err(`  ${w.en} ${w.zh}`)
  return 1
}

async function exportLog(argv: string[], settings: () => Settings, io: CommandIo): Promise<number> {
  const [folder] = argv
  if (!folder || argv.length > 1) return (io.err(help), 2)
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    io.err(`${folder} is not empty. ${folder} 不是空的。`)
    return 2
  }
  const database = await openFor(settings())
  try {
    const codes = (await database.db.selectFrom('jurisdictions').select('code').orderBy('code').execute()).map((j) => j.code)
    for (const code of codes) {
      const n = await writeLog(database.db, code, codes.length > 1 ? join(folder, code) : folder)
      io.out(n === undefined ? `${code}: no head has been signed yet. 还没有签过日志头。` : `${code}: ${n} files. ${n} 个文件。`)
    }
    return 0
  } finally {
    await database.close()
  }
}

/** Writes what is published of a log into a folder. @returns how many files, or undefined while there is no signed head */
export async function writeLog(db: Db, jurisdiction: string, folder: string): Promise<number | undefined> {
  const head = await lastHead(db, jurisdiction)
  if (!head) return undefined
  let files = 0
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
    files++
  }
  const read = tilesIn(db, jurisdiction)
  const { size } = head.head
  for (const f of filesOf(size)) {
    const from = f.number * tileWidth
    if (f.level === 'entries') write(pathOf(f), writeBundle(await leavesIn(db, jurisdiction, from, from + f.width)))
    else if (from < countAt(f.level, size)) write(pathOf(f), (await read(f.level, f.number)).subarray(0, f.width * 32))
  }
  write('key', (await keysOf(db, jurisdiction)).map((k) => `${writeKey(k.name, k.publicKey)}\n`).join(''))
  write('checkpoint', head.note)
  return files
}

/** Signs the head of each log once a minute and says it in the server's own log: one more place where it stands outside the database. */
export function signingJob(o: {
  db: Db
  clock: Clock
  seal: Seal
  settings: Pick<Settings, 'origin' | 'logHeads'>
  logger: Logger
}): TimedJob {
  const outside = headsInFolder(o.settings.logHeads)
  const host = o.settings.origin ? new URL(o.settings.origin).host : 'tandem.invalid'
  return {
    name: 'sign the record log',
    everySeconds: 60,
    async run() {
      let signed = 0
      const faults: unknown[] = []
      for (const { code } of await o.db.selectFrom('jurisdictions').select('code').execute()) {
        try {
          const note = await signLog(o.db, {
            jurisdiction: code,
            signer: o.seal.signer,
            origin: `${host}/${code}/open/log`,
            outside,
            now: o.clock.now(),
          })
          if (!note) continue
          signed++
          o.logger.info({ log: note.head.origin, size: note.head.size, root: note.head.root.toString('base64') }, 'head of the record log')
        } catch (e) {
          faults.push(e)
        }
      }
      if (faults.length > 0) throw faults[0]
      return signed
    },
  }
}
