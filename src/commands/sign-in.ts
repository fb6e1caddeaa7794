import { isRefusal } from '#kernel'
import { endLoginService, loginServiceHere, setLoginService, setPasswords } from '#people'
import type { Ctx, Settings } from '#platform'
import { type CommandIo, refused, told } from './command.ts'
import { inJurisdiction, optionIn } from './in-jurisdiction.ts'
import { words } from './sign-in-words.ts'

/** `tandem sign-in …`: single sign-on of a jurisdiction, and the way back where nobody gets in by it. */
export async function signInCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const [verb, what] = argv
  const inside = (work: (ctx: Ctx) => Promise<number>) =>
    inJurisdiction(settings, argv, io, (ctx) => work({ ...ctx, signOnServers: settings.signOn }))
  if (verb === 'show') return await inside((ctx) => show(ctx, io))
  if (verb === 'set' && what && !what.startsWith('--') && optionIn(argv, 'client-id') && optionIn(argv, 'name'))
    return await inside((ctx) => set(ctx, what, argv, io))
  if (verb === 'passwords' && (what === 'on' || what === 'off'))
    return await inside(async (ctx) => {
      const done = await setPasswords(ctx, what === 'on')
      if (isRefusal(done)) return refused(io, done)
      io.out(told(io, words.both(done.passwords ? 'passwordsOn' : 'passwordsOff')))
      return 0
    })
  if (verb === 'end')
    return await inside(async (ctx) => {
      const done = await endLoginService(ctx)
      if (isRefusal(done)) return refused(io, done)
      io.out(told(io, words.both('ended', done.issuer)))
      return 0
    })
  return refused(io, { words: words.both('usage') })
}

async function show(ctx: Ctx, io: CommandIo): Promise<number> {
  const service = await loginServiceHere(ctx)
  if (!service) {
    io.out(told(io, words.both('none')))
    return 0
  }
  io.out([service.nameZh, service.issuer, service.clientId, service.nameClaim, service.emailClaim].join('  '))
  io.out(told(io, words.both(service.passwords ? 'passwordsOn' : 'passwordsOff')))
  return 0
}

async function set(ctx: Ctx, issuer: string, argv: readonly string[], io: CommandIo): Promise<number> {
  const before = await loginServiceHere(ctx)
  const secret = optionIn(argv, 'secret') === '-' ? (await io.read('-')).trim() : undefined
  const done = await setLoginService(ctx, {
    nameZh: optionIn(argv, 'name')!,
    nameEn: optionIn(argv, 'name-en'),
    issuer,
    clientId: optionIn(argv, 'client-id')!,
    secret: secret === '' ? undefined : secret,
    nameClaim: optionIn(argv, 'name-claim') ?? before?.nameClaim ?? 'name',
    emailClaim: optionIn(argv, 'email-claim') ?? before?.emailClaim ?? 'email',
    // Another issuer has to show first that its way works.
    passwords: before?.issuer === issuer ? before.passwords : true,
  })
  if (isRefusal(done)) return refused(io, done)
  io.out(told(io, words.both('set', done.issuer)))
  return 0
}
