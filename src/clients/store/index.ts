export * from './clients.ts'
export * from './keys.ts'
export * from './looks.ts'
export * from './notes.ts'
