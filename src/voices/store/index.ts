export * from './entries.ts'
export * from './voices.ts'
