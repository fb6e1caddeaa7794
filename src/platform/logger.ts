import { type Logger, pino } from 'pino'
import type { Settings } from './settings.ts'

/** Structured lines on standard output. Nothing a person typed is logged, only what was asked for and how it ended. */
export const makeLogger = (settings: Pick<Settings, 'log'>): Logger =>
  pino({ level: settings.log, base: null, redact: ['req.headers.cookie', 'req.headers.authorization'] })
export type { Logger }
