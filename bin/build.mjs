// Builds the program into dist/: one bundle of our code and its libraries, and beside it what runs in threads of its own.
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

// What is done beside the server; the pool finds each by its name beside the program.
const tasks = Object.fromEntries(globSync('src/**/*-task.ts', { cwd: root }).map((file) => [basename(file, '.ts'), join(root, file)]))

// Whatever the environment says: pages made for React's development build do not run on the other one.
process.env.NODE_ENV = 'production'

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  // Without it the bundle asks the environment at run time, and React renders every page by its development build.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  ssr: { noExternal: true, external: ['@electric-sql/pglite', 'pg-native', 'highs'] },
  build: {
    ssr: true,
    outDir: process.argv[2] ?? 'dist',
    emptyOutDir: true,
    target: 'node26',
    minify: false,
    // Read only where Node is told to, and then a fault names the line of the source.
    sourcemap: true,
    rollupOptions: {
      input: {
        tandem: 'src/main.ts',
        'embedded-worker': 'src/platform/database/embedded-worker.ts',
        'beside-thread': 'src/platform/beside/beside-thread.ts',
        ...tasks,
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
