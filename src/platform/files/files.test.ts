import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  clearIncoming,
  type FileStore,
  keyOf,
  isCalledOtherwise,
  nameFor,
  newIncoming,
  openFiles,
  receivedFile,
  receiveForm,
  ScannerAway,
  typeOf,
  usualTypes,
} from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'tandem-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const set = { bytes: 50 * 1024 * 1024, types: usualTypes, scanner: undefined }
const onDisk = () => openFiles({ dataFolder: folder, files: { place: join(folder, crypto.randomUUID()), ...set } })
const sha256 = (b: Uint8Array) => createHash('sha256').update(b).digest('hex')

async function put(store: FileStore, content: Uint8Array): Promise<string> {
  const path = await newIncoming(store)
  writeFileSync(path, content)
  const key = keyOf('test', sha256(content))
  await store.keep(key, path)
  return key
}
const all = async (stream: ReadableStream<Uint8Array> | undefined) => stream && Buffer.from(await new Response(stream).arrayBuffer())

/** The same for every place where files may lie. */
function aStore(make: () => FileStore): void {
  test('what was put there is read as it was, and is gone from where it waited', async () => {
    const store = make()
    const content = randomBytes(300_000)
    const key = await put(store, content)
    expect((await all(await store.read(key)))?.equals(content)).toBe(true)
    expect(readdirSync(store.incoming)).toEqual([])
  })
  test('the same content twice is there once, and is put there anew', async () => {
    const store = make()
    const content = randomBytes(1000)
    const before = Date.now() - 2000
    const key = await put(store, content)
    expect(await put(store, content)).toBe(key)
    const listed = []
    for await (const f of store.list('test/')) if (f.key === key) listed.push(f)
    expect(listed.length).toBe(1)
    expect(listed[0]!.changedAt).toBeGreaterThan(before)
  })
  test('what is removed is not there; removing it again changes nothing', async () => {
    const store = make()
    const key = await put(store, randomBytes(10))
    await store.remove(key)
    await store.remove(key)
    expect(await store.read(key)).toBeUndefined()
  })
  test('an empty place has nothing', async () => {
    const store = make()
    expect(await store.read(keyOf('test', 'ab'.repeat(32)))).toBeUndefined()
    for await (const f of store.list('nowhere/')) expect(f).toBeUndefined()
  })
}

describe('a folder', () => aStore(onDisk))

describe('a bucket of a server that speaks S3', () => {
  const servers: S3rver[] = []
  let [strict, lenient] = ['', '']
  const serve = async (allowMismatchedSignatures: boolean) => {
    const directory = join(folder, crypto.randomUUID())
    const configureBuckets = [{ name: 'tandem', configs: [] }]
    const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets, allowMismatchedSignatures })
    servers.push(server)
    return `http://127.0.0.1:${(await server.run()).port}/tandem`
  }
  // This server puts the address of a list together anew, without its last slash, and so finds another signature than the right one: the
  // lists are asked of one that does not look.
  beforeAll(async () => {
    ;[strict, lenient] = [await serve(false), await serve(true)]
  })
  afterAll(async () => void (await Promise.all(servers.map((s) => s.close()))))
  const bucket = (o: { endpoint?: string; secret?: string } = {}) =>
    openFiles({
      dataFolder: folder,
      files: { place: { endpoint: o.endpoint ?? lenient, region: 'us-east-1', key: 'S3RVER', secret: o.secret ?? 'S3RVER' }, ...set },
    })
  aStore(bucket)
  test('what is sent is signed: who has another secret puts nothing there, and reads and removes nothing', async () => {
    const ours = bucket({ endpoint: strict })
    const key = await put(ours, Buffer.from('signed'))
    expect((await all(await ours.read(key)))?.toString()).toBe('signed')
    const theirs = bucket({ endpoint: strict, secret: 'another' })
    await expect(put(theirs, randomBytes(10))).rejects.toThrow()
    await expect(theirs.read(key)).rejects.toThrow()
    await theirs.remove(key).catch(() => undefined)
    expect((await all(await ours.read(key)))?.toString()).toBe('signed')
    await ours.remove(key)
    expect(await ours.read(key)).toBeUndefined()
  })
})

describe('what a file is', () => {
  const office = (inside: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries({ '[Content_Types].xml': '<x/>', ...inside }).map(([k, v]) => [k, strToU8(v)])))
  const odt = zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }], 'content.xml': strToU8('<x/>') })
  test.each([
    ['a PDF', '%PDF-1.7\n', 'a.pdf', 'pdf'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'a.png', 'png'],
    ['a photograph', Buffer.from('ffd8ffe000104a464946', 'hex'), 'a.jpg', 'jpeg'],
    ['a photograph of a newer phone', Buffer.from('00000018667479706865696300000000', 'hex'), 'a.heic', 'heic'],
    ['a document', office({ 'word/document.xml': '<x/>' }), 'a.docx', 'docx'],
    ['a workbook', office({ 'xl/workbook.xml': '<x/>' }), 'a.xlsx', 'xlsx'],
    ['an open document', odt, 'a.odt', 'odt'],
    ['an electronic invoice', zipSync({ 'OFD.xml': strToU8('<x/>') }), 'a.ofd', 'ofd'],
    ['a text', '一段文字\n', 'a.txt', 'txt'],
    ['a text in GB18030', Buffer.from([0xc9, 0xe7, 0xc7, 0xf8, 0x0a]), 'a.txt', 'txt'],
    ['a table', 'a,b\n1,2\n', 'a.CSV', 'csv'],
    ['a page that calls itself a picture, as the text it is', '<html><script>x</script>', 'a.png', 'txt'],
    ['a zip', zipSync({ 'a.txt': strToU8('x') }), 'a.docx', 'zip'],
    ['a document with macros', office({ 'word/document.xml': '<x/>', 'word/vbaProject.bin': 'x' }), 'a.docx', undefined],
    ['a program in a zip', zipSync({ 'a.exe': strToU8('MZ') }), 'a.zip', undefined],
    ['a zip that breaks off', zipSync({ 'a.txt': strToU8('x') }).subarray(0, 30), 'a.zip', undefined],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'a.pdf', undefined],
    ['nothing', '', 'a.txt', undefined],
  ] as readonly [string, Uint8Array | string, string, string | undefined][])('%s', async (_, content, name, type) => {
    const path = join(folder, crypto.randomUUID())
    writeFileSync(path, content)
    expect(await typeOf(path, name)).toBe(type)
  })
  test.each([
    ['../../etc/发票 一.pdf', 'pdf', '发票 一.pdf'],
    ['C:\\temp\\foto.JPG', 'jpeg', 'foto.JPG'],
    ['page.html', 'txt', 'page.html.txt'],
    ['gnp\u202efdp.exe', 'txt', 'gnpfdp.exe.txt'],
    ['\u0000', 'png', 'file.png'],
  ] as const)('its name %j ends as a %s does', (given, type, kept) => expect(nameFor(given, type)).toBe(kept))
  test.each([
    ['合同.pdf', 'txt', true],
    ['foto.jpg', 'png', true],
    ['foto.JPG', 'jpeg', false],
    ['table.csv', 'txt', false],
    ['page.html', 'txt', false],
    ['no ending', 'pdf', false],
  ] as const)('whether %j is called something else than a %s: %s', (name, type, otherwise) =>
    expect(isCalledOtherwise(name, type)).toBe(otherwise),
  )
})

describe('a form with a file', () => {
  const limits = (store: FileStore) => ({
    store,
    mostBytes: 50 * 1024 * 1024,
    fieldBytes: 300 * 1024,
    signal: new AbortController().signal,
  })
  /** A form whose file is made while it is sent, so that nobody holds it whole. */
  function streamed(bytes: number, o: { breakOff?: boolean } = {}) {
    const piece = Buffer.alloc(64 * 1024, 'x')
    let left = bytes
    let begun = false
    const body = new ReadableStream<Uint8Array>({
      pull(to) {
        if (!begun) {
          begun = true
          return to.enqueue(
            Buffer.from(
              '--b\r\ncontent-disposition: form-data; name="note"\r\n\r\n说明\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n',
            ),
          )
        }
        if (left > 0) {
          to.enqueue(piece.subarray(0, Math.min(left, piece.length)))
          left -= piece.length
          return
        }
        if (o.breakOff) return to.error(new Error('gone'))
        to.enqueue(Buffer.from('\r\n--b\r\ncontent-disposition: form-data; name="after"\r\n\r\nyes\r\n--b--\r\n'))
        to.close()
      },
    })
    return new Request('http://x/', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body,
      duplex: 'half',
    } as RequestInit)
  }

  test('of 50 MB goes to the disk while it comes: memory does not grow with it', async () => {
    const store = onDisk()
    await ((await receiveForm(streamed(1024 * 1024), limits(store))) as { clear(): Promise<void> }).clear()
    const before = process.memoryUsage()
    let most = 0
    const watching = setInterval(() => {
      const now = process.memoryUsage()
      most = Math.max(most, now.arrayBuffers - before.arrayBuffers + (now.heapUsed - before.heapUsed))
    }, 5)
    const form = await receiveForm(streamed(50 * 1024 * 1024), limits(store))
    clearInterval(watching)
    if (typeof form === 'string') throw new Error(form)
    const file = form.fields.file as File
    const known = receivedFile(file)
    expect([file.size, file.name, form.fields.note, form.fields.after]).toEqual([50 * 1024 * 1024, 'a.txt', '说明', 'yes'])
    expect(known).toMatchObject({ bytes: 50 * 1024 * 1024, sha256: sha256(Buffer.alloc(50 * 1024 * 1024, 'x')) })
    expect(most).toBeLessThan(40 * 1024 * 1024)
    await form.clear()
    expect(readdirSync(store.incoming)).toEqual([])
  })
  test('that is too large is dropped while it comes, and what was typed is kept', async () => {
    const store = onDisk()
    const form = await receiveForm(streamed(3 * 1024 * 1024), { ...limits(store), mostBytes: 1024 * 1024 })
    if (typeof form === 'string') throw new Error(form)
    expect([form.fields.note, form.fields.after, receivedFile(form.fields.file as File)]).toEqual([
      '说明',
      'yes',
      { tooLarge: 1024 * 1024 },
    ])
    expect(readdirSync(store.incoming)).toEqual([])
  })
  test('that breaks off leaves nothing', async () => {
    const store = onDisk()
    expect(await receiveForm(streamed(1024 * 1024, { breakOff: true }), limits(store))).toBe('broken-off')
    expect(readdirSync(store.incoming)).toEqual([])
  })
  test('that ends in the middle of a file leaves nothing, and nobody is left to complain', async () => {
    const store = onDisk()
    const half = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nsome'
    const cut = new Request('http://x/', { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: half })
    expect(await receiveForm(cut, limits(store))).toBe('unreadable')
    await new Promise((r) => setTimeout(r, 50))
    expect(readdirSync(store.incoming)).toEqual([])
  })
  test('that takes too long leaves nothing', async () => {
    const store = onDisk()
    const stop = new AbortController()
    const never = new Request('http://x/', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: new ReadableStream({
        start: (to) => to.enqueue(Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nsome')),
      }),
      duplex: 'half',
    } as RequestInit)
    const reading = receiveForm(never, { ...limits(store), signal: stop.signal })
    setTimeout(() => stop.abort(), 50)
    expect(await reading).toBe('broken-off')
    expect(readdirSync(store.incoming)).toEqual([])
  })
  test('of which nothing can be read is told so', async () => {
    const bad = new Request('http://x/', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: 'no form at all',
    })
    expect(await receiveForm(bad, limits(onDisk()))).toBe('unreadable')
  })
})

test('what a killed process left on its way is taken away later, and nothing younger', async () => {
  const store = onDisk()
  const [old, young] = [await newIncoming(store), await newIncoming(store)]
  for (const path of [old, young]) writeFileSync(path, 'half')
  utimesSync(old, 1000, 1000)
  expect(await clearIncoming(store, Date.now() - 60_000)).toBe(1)
  expect([existsSync(old), existsSync(young)]).toEqual([false, true])
})

describe('a scanner', () => {
  /** Speaks INSTREAM as clamd does, and finds whatever holds the word. */
  const clamd = async (o: { most?: number } = {}): Promise<{ server: Server; where: string; heard: number[] }> => {
    const heard: number[] = []
    const server = createServer((socket) => {
      let all = Buffer.alloc(0)
      socket.on('error', () => undefined)
      socket.on('data', (piece: Buffer) => {
        all = Buffer.concat([all, piece])
        const begin = all.indexOf(0) + 1
        if (all.subarray(0, begin).toString() !== 'zINSTREAM\0') return
        const content: Buffer[] = []
        for (let at = begin; at + 4 <= all.length; ) {
          const length = all.readUInt32BE(at)
          if (length === 0) {
            const whole = Buffer.concat(content)
            heard.push(whole.length)
            const says = whole.includes('EICAR') ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0'
            return void socket.end(whole.length > (o.most ?? Infinity) ? 'INSTREAM size limit exceeded. ERROR\0' : says)
          }
          content.push(all.subarray(at + 4, at + 4 + length))
          at += 4 + length
        }
      })
    })
    await new Promise<void>((r) => server.listen(0, '127.0.0.1', r))
    return { server, where: `127.0.0.1:${(server.address() as AddressInfo).port}`, heard }
  }
  const withScanner = (scanner: string) => openFiles({ dataFolder: folder, files: { place: join(folder, 'scanned'), ...set, scanner } })
  const file = (content: Uint8Array | string): string => {
    const path = join(folder, crypto.randomUUID())
    writeFileSync(path, content)
    return path
  }
  test('hears every byte, and says what it found', async () => {
    const { server, where, heard } = await clamd()
    const store = withScanner(where)
    expect(await store.scan(file(Buffer.alloc(200_000, 'x')))).toBeUndefined()
    expect(await store.scan(file('something EICAR something'))).toBe('Eicar-Test')
    expect(heard).toEqual([200_000, 25])
    server.close()
  })
  test('that refuses to look, or is not there, lets nothing in', async () => {
    const { server, where } = await clamd({ most: 100 })
    await expect(withScanner(where).scan(file(Buffer.alloc(200_000, 'x')))).rejects.toThrow(ScannerAway)
    await new Promise((r) => server.close(r))
    await expect(withScanner(where).scan(file('x'))).rejects.toThrow(ScannerAway)
  })
  test('without one nothing is asked', async () => expect(await onDisk().scan(file('x'))).toBeUndefined())
})
