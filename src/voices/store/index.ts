export * from './days.ts'
export * from './entries.ts'
export * from './voices.ts'
