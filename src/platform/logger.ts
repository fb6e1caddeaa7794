import { destination, type Logger, pino } from 'pino'
import type { Settings } from './settings.ts'

/** Structured lines on standard output. Nothing a person typed is logged, only what was asked for and how it ended. */
export const makeLogger = (settings: Pick<Settings, 'log'>): Logger =>
  pino({ level: settings.log, base: null, redact: ['req.headers.cookie', 'req.headers.authorization'] }, lines())

/**
 * Lines are written some at a time, at the latest after half a second and when the process ends in order: a write for each
 * request costs as much as looking up a record. What must not be lost is in the record log, never here.
 */
const lines = () => destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 500 })
export type { Logger }
