import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// These drive the built program as an operator does, so they need no second run on the other database.
const root = fileURLToPath(new URL('..', import.meta.url))
const here = process.env.TANDEM_TEST_DATABASE === 'embedded'
const folder = mkdtempSync(join(tmpdir(), 'tandem-operate-'))
const data = (name: string) => join(folder, name)
const program = join(root, 'dist-test', 'tandem.js')
const tandem = (args: string[], o: { data: string; input?: string; env?: Record<string, string> }) => {
  const r = spawnSync(process.execPath, [program, ...args], {
    input: o.input ?? '',
    encoding: 'utf8',
    env: { ...process.env, TANDEM_DATA: o.data, TANDEM_LOG: 'error', TANDEM_PORT: '0', ...o.env },
  })
  return { status: r.status, out: r.stdout, err: r.stderr }
}

describe.runIf(here)('the command line', () => {
  beforeAll(() => {
    const built = spawnSync(process.execPath, [join(root, 'bin', 'build.mjs'), 'dist-test'], { cwd: root, encoding: 'utf8' })
    expect(built.status, built.stderr).toBe(0)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('an unknown command is answered with a sentence and the list', () => {
    const r = tandem(['dance'], { data: data('none') })
    expect(r.status).toBe(1)
    expect(r.err).toContain('There is no command “dance”')
    expect(r.err).toContain('tandem backup FILE')
  })
  test('wrong settings are named, all at once', () => {
    const r = tandem(['serve'], { data: data('none'), env: { TANDEM_PORT: 'many', DATABASE_URL: 'mysql://x', TANDEM_SECRET: 'short' } })
    expect(r.status).toBe(1)
    for (const name of ['TANDEM_PORT', 'DATABASE_URL', 'TANDEM_SECRET']) expect(r.err).toContain(name)
    expect(r.err).not.toContain('at ')
  })
  test('a real person is added with a password of enough length, and the demonstration district never joins them', () => {
    const add = (password: string) =>
      tandem(['user', 'add', 'zhou@example.org', '--name', '周', '--role', 'officer', '--organisation', '河东街道'], {
        data: data('real'),
        input: password,
      })
    expect(add('short').status).toBe(1)
    expect(add('a password of enough length').status).toBe(0)
    const seeded = tandem(['seed'], { data: data('real') })
    expect(seeded.status).toBe(1)
    expect(seeded.err).toContain('not empty')
  })
  test('an email that is there already is told so, and gets a link for a new password instead', () => {
    const again = tandem(['user', 'add', 'Zhou@example.org', '--name', '周', '--role', 'head', '--organisation', '河东街道'], {
      data: data('real'),
      input: 'a password of enough length',
    })
    expect([again.status, again.err]).toEqual([1, expect.stringContaining('is there already')])
    expect(again.err).not.toMatch(/\n\s+at /)
    const made = tandem(['user', 'reset', 'zhou@example.org'], {
      data: data('real'),
      env: { TANDEM_ORIGIN: 'https://tandem.example.gov.cn' },
    })
    expect([made.status, made.out]).toEqual([0, expect.stringMatching(/https:\/\/tandem\.example\.gov\.cn\/reset\/[\w-]{32}\n/)])
    const nobody = tandem(['user', 'reset', 'nobody@example.org'], { data: data('real') })
    expect([nobody.status, nobody.err]).toEqual([1, expect.stringContaining('Nobody has the email')])
  })
  test('who is added where no host leads is not told that they may sign in', () => {
    const add = (code: string) =>
      tandem(
        ['user', 'add', `wu@${code}.example`, '--name', '吴', '--role', 'head', '--organisation', '河西街道', '--jurisdiction', code],
        {
          data: data('two'),
          input: 'a password of enough length',
        },
      )
    expect(add('aaa').out).toContain('may sign in now')
    expect(add('bbb').out).toContain('cannot sign in yet')
  })
  test('a backup is read back whole into an empty database, and only there', () => {
    const file = join(folder, 'backup.gz')
    expect(tandem(['backup', file], { data: data('real') }).status).toBe(0)
    const again = tandem(['backup', file], { data: data('real') })
    expect([again.status, again.err]).toEqual([1, expect.stringContaining('never overwrites')])
    expect(tandem(['restore', file], { data: data('real') }).status).toBe(1)
    const restored = tandem(['restore', file], { data: data('copy') })
    expect(restored.status, restored.err).toBe(0)
    const second = join(folder, 'second.gz')
    tandem(['backup', second], { data: data('copy') })
    expect(gunzipSync(readFileSync(second)).toString()).toBe(gunzipSync(readFileSync(file)).toString())
  })
  test('a broken backup changes nothing and says so', () => {
    const whole = gunzipSync(readFileSync(join(folder, 'backup.gz'))).toString()
    const cut = join(folder, 'cut.gz')
    writeFileSync(cut, gzipSync(whole.slice(0, whole.length - 40)))
    const r = tandem(['restore', cut], { data: data('third') })
    expect(r.status).toBe(1)
    expect(tandem(['restore', join(folder, 'backup.gz')], { data: data('third') }).status).toBe(0)
    writeFileSync(join(folder, 'picture.gz'), 'not a backup')
    expect(tandem(['restore', join(folder, 'picture.gz')], { data: data('fourth') }).err).toContain('no backup of Tandem')
  })
  test('serves, says that it is well, and stops in order on a signal', async () => {
    const child = spawn(process.execPath, [program, 'serve'], {
      env: { ...process.env, TANDEM_DATA: data('real'), TANDEM_LOG: 'info', TANDEM_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (d: Buffer) => {
        said += d.toString()
        const m = /(http:\/\/127\.0\.0\.1:\d+)/.exec(said)
        if (m) resolve(m[1]!)
      })
      child.once('exit', () => reject(new Error(said)))
    })
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok', database: 'embedded' })
    const page = await fetch(`${address}/nothing-here`)
    expect(page.status).toBe(404)
    expect(await (await fetch(`${address}/metrics`)).text()).toContain('tandem_request_seconds_count')
    child.kill('SIGTERM')
    const code = await new Promise((resolve) => child.once('exit', resolve))
    expect(code).toBe(0)
    expect(said).toContain('"msg":"stopping"')
  })
})
