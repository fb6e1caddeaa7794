import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type FileType, fileTypes, usualTypes } from './files/types.ts'
import type { S3Place } from './files/s3.ts'
import { Stopped } from './stopped.ts'
import type { Waits } from './waits.ts'
import { proxies } from './web-address.ts'
import { stoppedWords } from './words.ts'

/** Servers that whoever keeps the machine names: nobody who works in the program can let it ask any other. */
const servers = (such: string) =>
  z
    .string()
    .default('')
    .transform((s) => s.split(/[\s,]+/).filter((x) => x !== ''))
    .superRefine((list, c) => {
      for (const origin of list)
        if (!/^https?:$/.test(URL.parse(origin)?.protocol ?? '') || URL.parse(origin)?.origin !== origin)
          c.addIssue({ code: 'custom', message: `${origin} is no server, such as ${such}` })
    })
const seconds = (without: number) => z.coerce.number().min(0).max(3600).default(without)

/**
 * Every setting, in one place, read from the environment and checked at start.
 * `docs/settings.md` is written from this list.
 */
export const settingsSchema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 15 or later. Without it the embedded database in TANDEM_DATA is used.'),
  TANDEM_DATABASE_APP_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'The same database as a login that has the rights of tandem_app and owns nothing. Without it the account of DATABASE_URL makes one, for which it needs CREATEROLE.',
    ),
  TANDEM_DATA: z.string().default('data').describe('Folder for the embedded database, files and the secret.'),
  TANDEM_FILES: z
    .string()
    .optional()
    .describe(
      'Where attachments lie: a folder, or a bucket as s3+https://s3.example.gov.cn/tandem. Without it the folder files in TANDEM_DATA.',
    ),
  TANDEM_FILES_S3_KEY: z.string().optional().describe('Name of the access key to the bucket.'),
  TANDEM_FILES_S3_SECRET: z.string().optional().describe('Secret of that key.'),
  TANDEM_FILES_S3_REGION: z.string().default('auto').describe('Region of the bucket.'),
  TANDEM_FILE_MEGABYTES: z.coerce.number().int().min(1).max(1000).default(50).describe('Largest attachment, in MB.'),
  TANDEM_FILE_TYPES: z
    .string()
    .default(usualTypes.join(','))
    .transform((s) => s.split(/[\s,]+/).filter((x) => x !== ''))
    .pipe(z.array(z.enum(Object.keys(fileTypes) as [FileType, ...FileType[]])).min(1))
    .describe(`What may be attached, with commas, of ${Object.keys(fileTypes).join(', ')}; told by what is in the file, not by its name.`),
  TANDEM_CLAMD: z
    .string()
    .regex(/^(\/.+|[\w.-]+(:\d{1,5})?)$/)
    .optional()
    .describe(
      'Scanner of viruses, as /run/clamav/clamd.ctl or 10.0.0.8:3310 (clamd). With it nothing is attached that it finds something in, nor while it does not answer.',
    ),
  TANDEM_HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  TANDEM_PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port to listen on; 0 takes a free one.'),
  TANDEM_ORIGIN: z
    .url()
    .optional()
    .describe('Address people use, as in https://tandem.example.gov.cn. Every link begins with it; cookies are secure where it is https.'),
  TANDEM_TRUSTED_PROXY: z
    .string()
    .default('')
    .transform((s) => s.split(/[\s,]+/).filter((x) => x !== ''))
    .superRefine((list, c) => {
      try {
        proxies(list)
      } catch (e) {
        c.addIssue({ code: 'custom', message: (e as Error).message })
      }
    })
    .describe(
      'Proxies in front, as 10.0.0.7 or 10.0.0.0/8, with commas: only they may say for whom they ask (X-Forwarded-For, -Proto, -Host).',
    ),
  TANDEM_WEBHOOKS: servers('https://sms.example.gov.cn').describe(
    'Servers that may be called with notices, as https://sms.example.gov.cn, with commas; an administrator enters the addresses there.',
  ),
  TANDEM_SIGN_ON: servers('https://login.example.gov.cn').describe(
    'Servers that may be asked who somebody is (OpenID Connect), as https://login.example.gov.cn, with commas; an administrator enters the provider.',
  ),
  TANDEM_RECORDED_SHARE: z.coerce
    .number()
    .int()
    .min(0)
    .max(100)
    .default(50)
    .describe(
      'Per cent of a post’s paid time below which the institution is asked what the rest was, before it is accepted. 50, because with less than half of it recorded the records no longer speak for the time; 0 asks nobody.',
    ),
  TANDEM_LONG_DAY: z.coerce
    .number()
    .int()
    .min(1)
    .max(24)
    .default(12)
    .describe(
      'Hours recorded in one person’s name on one day above which a word in the note is asked. 12, because an event with its preparation may take that long, and hardly anything longer is one person’s work of one day; 24 asks nobody.',
    ),
  TANDEM_PHONE_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(60)
    .default(14)
    .describe(
      'Days for which a worker’s telephone keeps the cases and records that it fetched without reaching the server. 14, a week without signal and another until somebody gets round to it; what was written on it stays until it is sent.',
    ),
  TANDEM_MAIL_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'Mail server, as smtps://user:password@mail.example.gov.cn. With it people set a forgotten password anew by mail; needs TANDEM_ORIGIN.',
    ),
  TANDEM_MAIL_FROM: z
    .string()
    .max(200)
    .optional()
    .describe('Sender of letters, as Tandem <tandem@example.gov.cn>; needed with TANDEM_MAIL_URL.'),
  TANDEM_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      'Master secret for sealed bids, at least 32 characters. Without it one is made and kept in TANDEM_DATA, readable by the owner only.',
    ),
  TANDEM_LOG_HEADS: z
    .string()
    .optional()
    .describe(
      'Folder outside the database to which each signed head of the record log is added; better on another machine. Without it log-heads in TANDEM_DATA.',
    ),
  TANDEM_METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .optional()
    .describe('Port of its own for /metrics, on the same host address. Without it and without a token there are no metrics.'),
  TANDEM_METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Whoever reads /metrics must show this as “Authorization: Bearer …”; then it may also stand on the port of the pages.'),
  TANDEM_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info').describe('How much to log.'),
  TANDEM_DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10).describe('Connections to PostgreSQL.'),
  TANDEM_WAIT_STATEMENT: seconds(30).describe(
    'Seconds one statement to PostgreSQL may take; 0 without end. Commands such as backup have no such limit.',
  ),
  TANDEM_WAIT_LOCK: seconds(3).describe('Seconds a statement waits for a lock that somebody else holds.'),
  TANDEM_WAIT_IDLE: seconds(30).describe('Seconds a transaction may stand open and do nothing.'),
  TANDEM_WAIT_CONNECTION: seconds(5).describe(
    'Seconds a request waits for a free connection, or for its turn at the embedded database. Whoever waits longer gets a page that says so (503).',
  ),
  TANDEM_PREPARED: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Prepared statements on PostgreSQL; off behind a pooler that does not carry them.'),
  TANDEM_POOLER: z
    .enum(['none', 'transaction'])
    .default('none')
    .describe(
      'transaction where TANDEM_DATABASE_APP_URL is a pooler that lends a connection for one transaction, as PgBouncer does (docs/scale.md).',
    ),
})

export interface Settings {
  databaseUrl: string | undefined
  applicationUrl: string | undefined
  dataFolder: string
  /** Where attachments lie, how large they may be, of which types, and what looks through them. */
  files: { place: string | S3Place; bytes: number; types: readonly FileType[]; scanner: string | undefined }
  host: string
  port: number
  origin: string | undefined
  /** Where letters are handed over and who sends them; nothing is sent without it. */
  mail: { url: string; from: string } | undefined
  /** Servers that may be called with notices. */
  webhooks: string[]
  /** Servers that may be asked who somebody is. */
  signOn: string[]
  /** Per cent of a post’s paid time below which the institution is asked what the rest was. */
  recordedShare: number
  longDay: number
  phoneDays: number
  /** Addresses and networks whose `X-Forwarded-…` is believed. */
  trustedProxy: readonly string[]
  secret: string | undefined
  /** Folder of the signed heads of the record log. */
  logHeads: string
  metricsPort: number | undefined
  metricsToken: string | undefined
  log: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  pool: number
  prepared: boolean
  /** Whether the application reaches PostgreSQL through a pooler that lends connections for one transaction. */
  pooled: boolean
  waits: Waits
  /** Where the program's own files lie: migrations, built islands, styles. */
  root: string
}

/** @throws Stopped with one sentence per wrong setting */
export function readSettings(env: Record<string, string | undefined>, root: string): Settings {
  const present = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== undefined && v !== ''))
  const read = settingsSchema.safeParse(present)
  if (!read.success) {
    const lines = read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`)
    throw new Stopped(stoppedWords.both('settings', lines))
  }
  const s = read.data
  if (s.TANDEM_MAIL_URL && !(s.TANDEM_ORIGIN && s.TANDEM_MAIL_FROM))
    throw new Stopped(
      stoppedWords.both('settings', ['TANDEM_MAIL_URL: links in letters need TANDEM_ORIGIN, and letters a sender, TANDEM_MAIL_FROM']),
    )
  if (s.TANDEM_POOLER !== 'none' && !(s.DATABASE_URL && s.TANDEM_DATABASE_APP_URL))
    throw new Stopped(
      stoppedWords.both('settings', [
        'TANDEM_POOLER: needs TANDEM_DATABASE_APP_URL, the address of the pooler, beside DATABASE_URL, that of PostgreSQL itself',
      ]),
    )
  const dataFolder = resolve(root, s.TANDEM_DATA)
  return {
    databaseUrl: s.DATABASE_URL,
    applicationUrl: s.TANDEM_DATABASE_APP_URL,
    dataFolder,
    files: {
      place: placeOfFiles(s, root) ?? join(dataFolder, 'files'),
      bytes: s.TANDEM_FILE_MEGABYTES * 1024 * 1024,
      types: s.TANDEM_FILE_TYPES,
      scanner: s.TANDEM_CLAMD,
    },
    host: s.TANDEM_HOST,
    port: s.TANDEM_PORT,
    origin: s.TANDEM_ORIGIN,
    trustedProxy: s.TANDEM_TRUSTED_PROXY,
    mail: s.TANDEM_MAIL_URL && s.TANDEM_MAIL_FROM ? { url: s.TANDEM_MAIL_URL, from: s.TANDEM_MAIL_FROM } : undefined,
    webhooks: s.TANDEM_WEBHOOKS,
    signOn: s.TANDEM_SIGN_ON,
    recordedShare: s.TANDEM_RECORDED_SHARE,
    longDay: s.TANDEM_LONG_DAY,
    phoneDays: s.TANDEM_PHONE_DAYS,
    secret: s.TANDEM_SECRET,
    logHeads: s.TANDEM_LOG_HEADS ? resolve(root, s.TANDEM_LOG_HEADS) : join(dataFolder, 'log-heads'),
    metricsPort: s.TANDEM_METRICS_PORT,
    metricsToken: s.TANDEM_METRICS_TOKEN,
    log: s.TANDEM_LOG,
    pool: s.TANDEM_DATABASE_POOL,
    prepared: s.TANDEM_PREPARED === 'on',
    pooled: s.TANDEM_POOLER === 'transaction',
    waits: {
      statement: s.TANDEM_WAIT_STATEMENT,
      lock: s.TANDEM_WAIT_LOCK,
      idle: s.TANDEM_WAIT_IDLE,
      connection: s.TANDEM_WAIT_CONNECTION,
    },
    root,
  }
}

/** A folder or a bucket; undefined where nothing is said. @throws Stopped where a bucket has no key */
function placeOfFiles(s: z.output<typeof settingsSchema>, root: string): string | S3Place | undefined {
  const where = s.TANDEM_FILES
  if (where === undefined) return undefined
  const endpoint = /^s3\+(https?:\/\/[^/\s]+\/\S+)$/.exec(where)?.[1]
  if (endpoint === undefined && !where.startsWith('s3')) return resolve(root, where)
  if (endpoint === undefined || !s.TANDEM_FILES_S3_KEY || !s.TANDEM_FILES_S3_SECRET)
    throw new Stopped(
      stoppedWords.both('settings', [
        'TANDEM_FILES: a bucket is written s3+https://server/bucket and needs TANDEM_FILES_S3_KEY and TANDEM_FILES_S3_SECRET',
      ]),
    )
  return { endpoint, region: s.TANDEM_FILES_S3_REGION, key: s.TANDEM_FILES_S3_KEY, secret: s.TANDEM_FILES_S3_SECRET }
}

export const embeddedFolder = (s: Settings): string => join(s.dataFolder, 'database')
