import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  filesOf,
  GrowingTree,
  hashLeaf,
  inclusionProof,
  leafParts,
  logSigner,
  pathOf,
  signHead,
  type TileReader,
  writeBundle,
  writeKey,
} from '#platform'
import { commitment } from '../src/platform/log/leaf.ts'

/* The verifier in another language, which shares nothing with the program, against logs that fit and logs that were meddled with. */

const script = new URL('../docs/verify/verify_log.py', import.meta.url).pathname
/** Who has no Python has no use for it. */
const python = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0
const signer = logSigner('a secret that only this test knows, long enough')
const origin = 'example.org/log'
const key = writeKey(origin, signer.publicKey)
const folder = mkdtempSync(join(tmpdir(), 'tandem-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const mark = (text: string) => createHash('sha256').update(text).digest('base64url')
const leafAt = (i: number) =>
  `{"v":2,"what":"${mark(`w${i}`)}","actor":"${mark(`a${i}`)}","name":"${mark(`n${i}`)}","facts":"${mark(`f${i}`)}"}`

interface Log {
  readonly at: string
  readonly head: string
  readonly proof: (index: number) => Promise<Buffer[]>
}
/** A published log of these entries in a folder of its own. */
function logOf(name: string, leaves: readonly string[]): Log {
  const at = join(folder, name)
  const tree = new GrowingTree()
  for (const leaf of leaves) tree.add(hashLeaf(leaf))
  const tiles = new Map(tree.changed().map((t) => [`${t.level}/${t.number}`, t.hashes]))
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(at, path)), { recursive: true })
    writeFileSync(join(at, path), content)
  }
  for (const f of filesOf(leaves.length))
    write(
      pathOf(f),
      f.level === 'entries'
        ? writeBundle(leaves.slice(f.number * 256, f.number * 256 + f.width))
        : tiles.get(`${f.level}/${f.number}`)!.subarray(0, f.width * 32),
    )
  const head = signHead({ origin, size: leaves.length, root: tree.root() }, signer)
  write('key', `${key}\n`)
  write('checkpoint', head)
  const read: TileReader = async (level, number) => tiles.get(`${level}/${number}`) ?? Buffer.alloc(0)
  return { at, head, proof: (index) => inclusionProof(read, index, leaves.length) }
}
const entries = (n: number) => Array.from({ length: n }, (_, i) => leafAt(i))
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const verify = (...argv: string[]) => {
  const r = spawnSync('python3', [script, ...argv], { encoding: 'utf8' })
  return { code: r.status, out: r.stdout, err: r.stderr }
}

describe.runIf(python)('the verifier in Python', () => {
  let log: Log
  beforeAll(() => {
    log = logOf('log', entries(700))
  })
  const fits = { code: 0, err: '', out: expect.stringContaining('fits.') }

  test.each([1, 2, 255, 256, 257, 513, 66_000])('says that a log of %i entries fits, as the program says', (n) => {
    const { at } = logOf(`of-${n}`, entries(n))
    expect(verify(at, '--key', key)).toMatchObject(fits)
  })

  test('finds the heads of earlier visits in it, however many stand in a file', () => {
    const heads = [1, 255, 256, 300, 700].map((n) => logOf(`early-${n}`, entries(n)).head)
    expect(verify(log.at, '--key', key, '--head', file('heads', heads.join('\n')))).toMatchObject(fits)
  })

  test('asks a server as it reads a folder, and says when it could not', async () => {
    const server = createServer((request, response) => {
      try {
        response.end(readFileSync(join(log.at, request.url!.replace('/open/log/', ''))))
      } catch {
        response.writeHead(404).end()
      }
    })
    const port = await new Promise<number>((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)))
    // The server answers from this process: it must not be waited for in a way that stops it.
    const { spawn } = await import('node:child_process')
    const child = spawn('python3', [script, `http://127.0.0.1:${port}/open/log`])
    expect(await new Promise((done) => child.on('close', done))).toBe(0)
    server.close()
    expect(verify('http://127.0.0.1:9/open/log')).toMatchObject({ code: 2, err: expect.stringContaining('could not be asked') })
    expect(verify(join(folder, 'nowhere'))).toMatchObject({ code: 2 })
  })

  describe('finds what was done to a log', () => {
    const meddled = (name: string, work: (at: string) => void) => {
      execFileSync('cp', ['-r', log.at, join(folder, name)])
      work(join(folder, name))
      return join(folder, name)
    }
    const change = (at: string, path: string, work: (b: Buffer) => Buffer) =>
      writeFileSync(join(at, path), work(readFileSync(join(at, path))))
    const flip = (at: number) => (b: Buffer) => Buffer.from(b.map((x, i) => (i === at ? x ^ 1 : x)))
    /** Bytes of an entry in its bundle. */
    const one = leafAt(0).length + 2
    const [bundle, tile] = ['tile/entries/001', 'tile/0/002.p/188']

    test.each<[string, string, (at: string) => void]>([
      ['an entry', 'tile 0/1 does not fit the entries', (at) => change(at, bundle, flip(60))],
      [
        'two entries of which each has the other’s place',
        'tile 0/1',
        (at) => change(at, bundle, (b) => Buffer.concat([b.subarray(one, 2 * one), b.subarray(0, one), b.subarray(2 * one)])),
      ],
      [
        'an entry too many',
        'entries 257 to 512 are missing or cut off',
        (at) => change(at, bundle, (b) => Buffer.concat([b, b.subarray(0, one)])),
      ],
      ['a bundle that breaks off', 'entries 257 to 512 are missing or cut off', (at) => change(at, bundle, (b) => b.subarray(0, -5))],
      ['a missing bundle', 'entries 257 to 512 are missing or cut off', (at) => rmSync(join(at, bundle))],
      [
        'an entry of another form',
        'entry 257 has another form',
        (at) => change(at, bundle, (b) => Buffer.concat([Buffer.of(0, 2), Buffer.from('{}'), b.subarray(one)])),
      ],
      ['a tile', 'tile 0/2 does not fit', (at) => change(at, tile, flip(3))],
      ['a tile above', 'tile 1/0 does not fit', (at) => change(at, 'tile/1/000.p/2', flip(3))],
      [
        'the size in the head',
        'not signed by the key',
        (at) => change(at, 'checkpoint', (b) => Buffer.from(b.toString().replace('\n700\n', '\n699\n'))),
      ],
      [
        'the signature',
        'not signed by the key',
        (at) => change(at, 'checkpoint', (b) => Buffer.from(b.toString().replace(/.{8}\n$/, 'AAAAAAA=\n'))),
      ],
    ])('%s', (name, says, work) => {
      const r = verify(meddled(name.replaceAll(' ', '-'), work), '--key', key)
      expect([r.code, r.err, r.out]).toEqual([1, expect.stringContaining(says), expect.stringContaining('does NOT fit')])
    })

    test('a log told anew, by its heads kept elsewhere alone', () => {
      const anew = logOf('anew', [...entries(300), '{"v":2,"what":"'.concat(leafAt(999).slice(15)), ...entries(700).slice(301)])
      expect(verify(anew.at, '--key', key)).toMatchObject(fits)
      const kept = file('kept', logOf('kept-400', entries(400)).head)
      expect(verify(anew.at, '--key', key, '--head', kept)).toMatchObject({
        code: 1,
        err: expect.stringContaining('the head of 400 entries: something was rewritten'),
      })
      expect(verify(logOf('shorter', entries(399)).at, '--key', key, '--head', kept)).toMatchObject({
        code: 1,
        err: expect.stringContaining('had 400 entries and has 399 now'),
      })
    })

    test('another key in the place of the log’s, where one’s own was kept', () => {
      const other = logSigner('another secret, long enough to be one')
      const at = meddled('re-signed', (to) => {
        const [, size, root] = log.head.split('\n')
        writeFileSync(join(to, 'checkpoint'), signHead({ origin, size: Number(size), root: Buffer.from(root!, 'base64') }, other))
        writeFileSync(join(to, 'key'), `${writeKey(origin, other.publicKey)}\n`)
      })
      expect(verify(at)).toMatchObject({ code: 0, out: expect.stringContaining('Held against itself alone') })
      expect(verify(at, '--key', key)).toMatchObject({ code: 1, err: expect.stringContaining('not signed by the key') })
    })

    test('a file of heads of which a line was altered', () => {
      expect(verify(log.at, '--key', key, '--head', file('spoiled', log.head.replace('\n700\n', '\n 700\n')))).toMatchObject({
        code: 1,
        err: expect.stringContaining('this is no signed head'),
      })
    })
  })

  describe('a receipt', () => {
    const shown = {
      what: {
        salt: mark('s1').slice(0, 22),
        value: { action: 'claims.pay', at: '2026-03-01T00:00:00Z', 金额: 1.5e-7, n: 12, ä: [true, null, '—"\u0007𠮷'] },
      },
      facts: { salt: mark('s2').slice(0, 22), value: { a: { b: 0.1 }, Z: -3 } },
    }
    const leaf = JSON.stringify({
      v: 2,
      ...Object.fromEntries(
        leafParts.map((p) => [p, p in shown ? commitment(p, shown[p as 'what'].salt, shown[p as 'what'].value) : mark(p)]),
      ),
    })
    const receipt = async (index: number, of: object = shown) => {
      const l = logOf(`receipt-${index}`, [...entries(index), leaf, ...entries(700).slice(index + 1)])
      const extra = Buffer.from(JSON.stringify({ leaf, shown: of })).toString('base64')
      const proof = (await l.proof(index)).map((h) => h.toString('base64'))
      return { at: l.at, text: `${['c2sp.org/tlog-proof@v1', `extra ${extra}`, `index ${index}`, ...proof].join('\n')}\n\n${l.head}` }
    }

    test.each([0, 1, 255, 256, 511, 512, 698, 699])('of the entry at place %i fits, and shows what it shows', async (index) => {
      const { at, text } = await receipt(index)
      const r = verify(at, '--key', key, '--receipt', file('receipt', text))
      expect(r).toMatchObject(fits)
      expect(r.out).toContain('"金额":1.5e-7')
      expect(r.out).toContain(`Entry ${index + 1} of 700`)
    })

    test('that says something else, or another place, does not', async () => {
      const { at, text } = await receipt(300)
      const said = async (of: object) => (await receipt(300, of)).text
      for (const [other, says] of [
        [
          await said({ ...shown, facts: { ...shown.facts, value: { a: { b: 0.2 }, Z: -3 } } }),
          'what the receipt shows as facts is not what was logged',
        ],
        [text.replace('index 300', 'index 301'), 'does not stand at its place'],
        [text.replace('tlog-proof@v1', 'tlog-proof@v2'), 'this is no receipt'],
      ] as const)
        expect(verify(at, '--key', key, '--receipt', file('other', other))).toMatchObject({ code: 1, err: expect.stringContaining(says) })
    })
  })

  test('believes the signatures of RFC 8032 (section 7.1), and none that was shifted by the order of the group or altered', () => {
    const signed = (key: string, message: string, signature: string) =>
      spawnSync(
        'python3',
        [
          '-c',
          'import sys; sys.path.insert(0, sys.argv[1]); import verify_log as v; k, m, s = (bytes.fromhex(a) for a in sys.argv[2:5]); print(v.signed(k, m, s))',
          ...[dirname(script), key, message, signature],
        ],
        { encoding: 'utf8' },
      ).stdout.trim()
    const one = [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ] as const
    const two = [
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ] as const
    expect([signed(...one), signed(...two)]).toEqual(['True', 'True'])
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const s = BigInt(`0x${Buffer.from(two[2].slice(64), 'hex').reverse().toString('hex')}`) + order
    const shifted = two[2].slice(0, 64) + Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse().toString('hex')
    expect([signed(two[0], two[1], shifted), signed(two[0], '73', two[2]), signed(one[0], two[1], two[2])]).toEqual([
      'False',
      'False',
      'False',
    ])
  })

  test('says who signed the same head as a witness, and when', () => {
    const seed = createHash('sha256').update('witness').digest()
    const secret = createPrivateKey({
      key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
      format: 'der',
      type: 'pkcs8',
    })
    const raw = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)
    const name = 'witness.example'
    const id = createHash('sha256').update(`${name}\n`).update(Buffer.of(4)).update(raw).digest().subarray(0, 4)
    const witness = `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(4), raw]).toString('base64')}`
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(1_780_000_000n)
    const cosigned = (at: string) => {
      const text = log.head.slice(0, log.head.indexOf('\n\n') + 1)
      const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${at}\n${text}`), secret)
      return `${log.head}\u2014 ${name} ${Buffer.concat([id, time, signature]).toString('base64')}\n`
    }
    const { at } = logOf('witnessed', entries(700))
    writeFileSync(join(at, 'checkpoint'), cosigned('1780000000'))
    expect(verify(at, '--key', key, '--witness', witness)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Witnessed by witness.example at 1780000000.'),
    })
    writeFileSync(join(at, 'checkpoint'), cosigned('1780000001'))
    expect(verify(at, '--key', key, '--witness', witness).out).toContain('Not witnessed by witness.example.')
  })
})
