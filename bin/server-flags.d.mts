export const serverFlags: readonly string[]
export const briefFlags: readonly string[]
export function serverEnvironment(env: NodeJS.ProcessEnv): Record<string, string>
