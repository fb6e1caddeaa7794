// Serves from the sources: what is edited holds from the next request on, without a build and without losing the database or who is
// signed in. Timed jobs and what is made once at the start hold from the next start.
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const vite = await createServer({
  root,
  configFile: false,
  logLevel: 'warn',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
})
const load = (path) => vite.ssrLoadModule(path)

/** The app as the sources now are: made anew only when a module of it has changed. */
function latest(services) {
  let made
  return async (...request) => {
    const began = performance.now()
    const { makeApp } = await load('/src/app.ts')
    if (made?.from !== makeApp) {
      const again = made !== undefined
      made = { from: makeApp, app: makeApp(services) }
      if (again) process.stderr.write(`reloaded ${(performance.now() - began).toFixed(0)} ms\n`)
    }
    return await made.app.fetch(...request)
  }
}

const { readSettings } = await load('/src/platform/index.ts')
const { serveCommand } = await load('/src/commands/serve.ts')
const { isRefusal, languages, pseudo } = await load('/src/kernel/index.ts')
const { spokenBy } = await load('/src/commands/command.ts')
const spoken = spokenBy(process.argv.slice(2), process.env)
const io = { out: (text) => console.log(text), err: (text) => console.error(text), langs: isRefusal(spoken) ? languages : spoken.langs }
process.exitCode = await serveCommand(readSettings(process.env, root), { io, seedIfEmpty: true, languages: [pseudo], fetchOf: latest })
await vite.close()
