// What a server is started with so that it stays small; the launcher and the bench start it alike. src/platform/memory.ts sets the
// rest for itself.

/**
 * Young objects get 8 MiB, not 64: what a request leaves behind is collected before it is old, and the processor’s cache holds it. That taking types
 * out of a source may still change in Node need not be told to whoever runs the server: the Node that runs it is fetched in one version.
 */
export const serverFlags = ['--max-semi-space-size=4', '--disable-warning=ExperimentalWarning']

/** glibc gives each thread a heap of its own and none back: two are enough. Other systems take no notice. */
export const serverEnvironment = (env) => ({ MALLOC_ARENA_MAX: env.MALLOC_ARENA_MAX ?? '2' })

/** The database of what lasts a second is used as it is read in: making it quicker while it runs took half of that second. */
export const briefFlags = ['--liftoff-only']
