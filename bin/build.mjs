// Builds the program into dist/: one bundle of our code and its libraries, and the database's worker beside it.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['@electric-sql/pglite', 'pg-native', 'highs'] },
  build: {
    ssr: true,
    outDir: process.argv[2] ?? 'dist',
    emptyOutDir: true,
    target: 'node26',
    minify: false,
    rollupOptions: {
      input: { tandem: 'src/main.ts', 'embedded-worker': 'src/platform/database/embedded-worker.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
