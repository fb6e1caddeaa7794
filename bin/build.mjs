// Builds the program into dist/: one bundle of our code and its libraries, and its two workers beside it.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

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
        'count-worker': 'src/1-needs/count-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
