import { parentPort } from 'node:worker_threads'
import { countSurvey, type Sample } from './rules/count-survey.ts'

/** Counts large surveys beside the server. */
const port = parentPort!
port.on('message', (sample: Sample) => {
  try {
    port.postMessage({ answer: countSurvey(sample) })
  } catch (e) {
    port.postMessage({ error: (e as Error).stack ?? String(e) })
  }
})
