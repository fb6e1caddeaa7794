import { parentPort } from 'node:worker_threads'
import { countSurvey, type Sample } from './rules/count-survey.ts'

/** Counts large surveys beside the server, as it is asked to through this port. */
export const countWorker = parentPort!
countWorker.on('message', (sample: Sample) => {
  try {
    countWorker.postMessage({ answer: countSurvey(sample) })
  } catch (e) {
    countWorker.postMessage({ error: (e as Error).stack ?? String(e) })
  }
})
