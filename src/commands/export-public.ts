import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isRefusal, type Lang, languages, type Refusal } from '#kernel'
import { type Clock, filesOf, pathOf, readHead, systemClock } from '#platform'
import { type CommandIo, refused, told } from './command.ts'
import { copiedPage } from './copied-page.ts'
import { type Findable, findable, firstPage, searchIndex, searchPage, searchScript } from './copied-search.ts'
import { askedAs, dataFile, pageFile, type PublicAddress, publicAddress } from './copy-address.ts'
import { refuse, words } from './copy-words.ts'

/** How the site is asked; a test asks without a network. */
export type Ask = (path: string, lang: Lang) => Promise<Response>

const overHttp =
  (origin: string): Ask =>
  (path, lang) =>
    fetch(origin + path, { headers: { cookie: `language=${lang}` }, redirect: 'manual', signal: AbortSignal.timeout(120_000) })

/** `tandem export public FOLDER --url ADDRESS`: everything that is public of a site, as a folder that needs no server. */
export async function exportCommand(argv: readonly string[], io: CommandIo, askOf = overHttp, clock: Clock = systemClock): Promise<number> {
  if (argv.some((a) => a === '--help' || a === '-h')) {
    io.out(told(io, words.both('help')))
    return 0
  }
  const [what, folder, flag, address, ...more] = argv
  if (what !== 'public' || folder === undefined || folder.startsWith('-') || more.length > 0) return refused(io, refuse('no-export'))
  const origin = flag === '--url' && URL.canParse(address ?? '') ? new URL(address!).origin : undefined
  if (!origin || !/^https?:/.test(origin)) return refused(io, refuse('no-url'))
  if (existsSync(folder) && readdirSync(folder).length > 0) return refused(io, refuse('folder-taken', folder))
  const half = `${folder.replace(/\/+$/, '')}.part`
  await rm(half, { recursive: true, force: true })
  const site = new Copy({ origin, ask: askOf(origin), into: half, on: clock.now().toString().slice(0, 10), io })
  const failed = await site.take()
  if (failed) {
    await rm(half, { recursive: true, force: true })
    return refused(io, failed)
  }
  if (existsSync(folder)) await rmdir(folder)
  await rename(half, folder)
  io.out(told(io, words.both('done', site.pages, site.files, folder)))
  return 0
}

interface Taken {
  readonly address: PublicAddress
  readonly lang: Lang
  readonly file: string
}

/** A copy in the making: everything is asked for once, and links are put right when it is known what there is. */
class Copy {
  files = 0
  private readonly taken: Taken[] = []
  private readonly sums = new Map<string, string>()
  private readonly found: Record<Lang, Findable[]> = { zh: [], en: [] }
  private styles = ''
  private readonly of: { readonly origin: string; readonly ask: Ask; readonly into: string; readonly on: string; readonly io: CommandIo }
  constructor(of: Copy['of']) {
    this.of = of
  }

  get pages(): number {
    return this.taken.length
  }

  async take(): Promise<Refusal | undefined> {
    const failed = (await this.everything()) ?? (await this.log())
    if (failed) return failed
    for (const t of this.taken) await this.putRight(t)
    await this.ways()
    await this.write(
      'SHA256SUMS',
      [...this.sums]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([f, sum]) => `${sum}  ${f}\n`)
        .join(''),
    )
    return undefined
  }

  /** Goes from link to link; each address is asked for in both languages where it is a page. */
  private async everything(): Promise<Refusal | undefined> {
    // The schema of the extension is named by no page, only by what lies beside it.
    const queue = ['/open', '/open/extension/release-schema.json'].map((path) => publicAddress(path, '/')!)
    const known = new Set(queue.map(askedAs))
    for (let next = queue.shift(); next; next = queue.shift())
      for (const lang of languages) {
        const got = await this.got(next, lang)
        if (isRefusal(got)) return got
        if (Array.isArray(got)) queue.push(...got)
        if (typeof got !== 'string') break
        if (next.path === '/open' && !got.includes('class="brand"')) return refuse('not-tandem', this.of.origin)
        for (const [, link] of got.matchAll(/ (?:href|src)="([^"]*)"/g)) {
          const address = publicAddress(link!.replaceAll('&amp;', '&'), next.path)
          if (!address || known.has(askedAs(address))) continue
          known.add(askedAs(address))
          queue.push(address)
        }
      }
    return undefined
  }

  /** A page as text, kept as it came; of any other file, which is only kept, the one that goes on where it breaks off. */
  private async got(address: PublicAddress, lang: Lang): Promise<string | readonly PublicAddress[] | undefined | Refusal> {
    const asked = askedAs(address)
    const answer = await this.answered(asked, lang)
    if (isRefusal(answer)) return answer
    // A page can be withdrawn while others are read, and a link of ours may ask to sign in.
    if (answer.status !== 200) return answer.status >= 500 ? refuse('not-answered', asked, String(answer.status)) : undefined
    if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) {
      await this.keep(dataFile(address), answer)
      if (asked.endsWith('.css')) this.styles = dataFile(address)
      return /\/(ocds|records)\.json$/.test(address.path) ? await this.nextOf(address) : []
    }
    const html = await answer.text()
    const file = pageFile(address, lang)
    this.taken.push({ address, lang, file })
    await this.write(file, html)
    if (this.taken.length % 100 === 0) this.of.io.out(told(this.of.io, words.both('so', this.taken.length, this.files)))
    return html
  }

  /** Packages come some at a time, each with the address of the next. */
  private async nextOf(address: PublicAddress): Promise<readonly PublicAddress[]> {
    const { links } = JSON.parse(await readFile(join(this.of.into, dataFile(address)), 'utf8')) as { links?: { next?: string } }
    return links?.next ? [{ ...address, page: address.page + 1 }] : []
  }

  /** An answer; one that asks to come again is asked again, as where a page reads a large record some at a time. */
  private async answered(path: string, lang: Lang): Promise<Response | Refusal> {
    for (let tries = 0; ; tries++)
      try {
        const answer = await this.of.ask(path, lang)
        const isUnderWay = answer.status === 503 || answer.headers.has('refresh')
        if (!isUnderWay || tries > 1000) return answer
        await answer.arrayBuffer()
        if (answer.status === 503 && tries > 20) return refuse('not-answered', path, '503')
      } catch (e) {
        return refuse('not-answered', path, (e as Error).message)
      }
  }

  /** The log whole: what is linked is its head alone. */
  private async log(): Promise<Refusal | undefined> {
    const read = async (path: string) => {
      const answer = await this.answered(`/open/log/${path}`, 'zh')
      return isRefusal(answer) ? answer : answer.status === 200 ? Buffer.from(await answer.arrayBuffer()) : undefined
    }
    const [head, key] = [await read('checkpoint'), await read('key')]
    if (isRefusal(head)) return head
    if (isRefusal(key)) return key
    const note = head && readHead(head.toString('utf8'))
    if (!head || !key || !note) return undefined
    await this.write('open/log/checkpoint', head)
    await this.write('open/log/key', key)
    for (const f of filesOf(note.head.size)) {
      const content = await read(pathOf(f))
      if (isRefusal(content)) return content
      if (!content) return refuse('not-answered', `/open/log/${pathOf(f)}`, '404')
      await this.write(`open/log/${pathOf(f)}`, content)
    }
    return undefined
  }

  private async putRight({ address, lang, file }: Taken): Promise<void> {
    const html = await readFile(join(this.of.into, file), 'utf8')
    this.found[lang].push(findable(html, file))
    const other = languages.find((l) => l !== lang)!
    const fileOf = (link: string) => {
      const to = publicAddress(link, address.path)
      return to && [pageFile(to, lang), dataFile(to)].find((f) => this.sums.has(f))
    }
    const page = copiedPage({
      html,
      path: askedAs(address),
      file,
      lang,
      other: this.sums.has(pageFile(address, other)) ? { lang: other, file: pageFile(address, other) } : undefined,
      fileOf,
      from: this.of.origin,
      on: this.of.on,
    })
    await this.write(file, page)
  }

  /** The ways in: a search for each language, and a first page that leads to both. */
  private async ways(): Promise<void> {
    for (const lang of languages) {
      await this.write(`${lang}/search-index.js`, searchIndex(this.found[lang], lang))
      await this.write(`${lang}/search.html`, searchPage(lang, { styles: this.styles, on: this.of.on }))
    }
    await this.write('assets/search.js', searchScript)
    await this.write('index.html', firstPage)
  }

  /** A file as it comes, however large. */
  private async keep(file: string, answer: Response): Promise<void> {
    const path = join(this.of.into, file)
    await mkdir(dirname(path), { recursive: true })
    const sum = createHash('sha256')
    const summed = async function* (pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        sum.update(piece)
        yield piece
      }
    }
    await pipeline((answer.body ?? []) as AsyncIterable<Uint8Array>, summed, createWriteStream(path))
    if (!this.sums.has(file)) this.files++
    this.sums.set(file, sum.digest('hex'))
  }

  private async write(file: string, content: string | Uint8Array): Promise<void> {
    const path = join(this.of.into, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    if (!this.sums.has(file)) this.files++
    this.sums.set(file, createHash('sha256').update(content).digest('hex'))
  }
}
