import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { sha256 } from '#platform'

/** The island as it is served: a page, its styles, its modules, and the worker that keeps them where there is no signal. */
export interface Shell {
  /** Every file of the island by its address, with what it is. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: string }>
}

const script = 'text/javascript; charset=utf-8'
let made: Shell | undefined

/**
 * Made of the sources when somebody asks first: their types are taken out and nothing is put together, so that what runs on a telephone
 * is what stands in `island/`, line by line.
 * @param root folder of the program
 */
export const shellOf = (root: string): Shell => (made ??= make(join(root, 'src/phone/island')))

function make(folder: string): Shell {
  const plain = (name: string) =>
    stripTypeScriptTypes(readFileSync(join(folder, name), 'utf8'))
      .replace(/(from\s+'\.\/[\w-]+)\.ts'/g, "$1.js'")
      .replace(/[ \t]+$/gm, '')
  const modules = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^worker\.ts$/.test(name))
    .toSorted()
  const files = new Map<string, { type: string; body: string }>([
    ['/phone/', { type: 'text/html; charset=utf-8', body: page }],
    ['/phone/phone.css', { type: 'text/css; charset=utf-8', body: readFileSync(join(folder, 'phone.css'), 'utf8') }],
    ['/phone/manifest.webmanifest', { type: 'application/manifest+json', body: manifest }],
    ['/phone/icon.svg', { type: 'image/svg+xml', body: icon }],
    ...modules.map((name) => [`/phone/${name.replace(/\.ts$/, '.js')}`, { type: script, body: plain(name) }] as const),
  ])
  const kept = [...files.keys()]
  const version = sha256(JSON.stringify([...files])).slice(0, 12)
  const worker = `const kept = ${JSON.stringify({ version, addresses: kept })}\n${plain('worker.ts')}`
  files.set('/phone/worker.js', { type: script, body: worker })
  return { files }
}

/** It says nothing of anybody: what stands on it is put there on the telephone, in the language of its owner. */
const page = `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#0a5c55">
<title>Tandem</title>
<link rel="manifest" href="/phone/manifest.webmanifest">
<link rel="icon" href="/phone/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/phone/phone.css">
<script type="module" src="/phone/main.js"></script>
</head>
<body><main id="island"></main></body>
</html>
`
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="#0a5c55"/><circle cx="196" cy="256" r="72" fill="none" stroke="#fff" stroke-width="40"/><circle cx="316" cy="256" r="72" fill="none" stroke="#fff" stroke-width="40"/></svg>'
const manifest = JSON.stringify({
  name: 'Tandem',
  short_name: 'Tandem',
  id: '/phone/',
  start_url: '/phone/',
  // Signing in stands outside of the island and belongs to the same window.
  scope: '/',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#0a5c55',
  icons: [{ src: '/phone/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
})
