import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the process small. Left to itself V8 lets the heap grow to several times what lives in it, because it takes the whole
 * machine to be its own; beside a database and its cache on a small server it is not. A server lives on about 30 MiB, and what a
 * request leaves behind is gone with its answer. Set before the first request; it holds from the next collection on.
 */
export function keepHeapSmall(): void {
  // The next full collection comes when the heap is half as large again as what lived after the last one.
  setFlagsFromString('--heap-growing-percent=50')
  // Pages of the heap that are not needed go back to the system at once, not into a pool.
  setFlagsFromString('--no-memory-pool')
}
