/** The product's modules, loaded anew: nothing that one set keeps can answer for another. */
import { vi } from 'vitest';

export type Modules = Awaited<ReturnType<typeof load>>;

/** A set of modules of its own. */
export async function freshModules(): Promise<Modules> {
  vi.resetModules();
  return load();
}

async function load() {
  const [
    doc,
    run,
    config,
    formatting,
    frame,
    builtin,
    configFile,
    words,
    plan,
    symbols,
    format,
    status,
    summary,
    ties,
  ] = await Promise.all([
    import('../../server/src/model/draft/doc'),
    import('../../server/src/check/run'),
    import('../../server/src/check/config'),
    import('../../server/src/check/formatting'),
    import('../../server/src/frame/load'),
    import('../../server/src/frame/builtin'),
    import('../../server/src/project/configFile'),
    import('../../server/src/check/words'),
    import('../../server/src/check/plan'),
    import('../../server/src/features/shape/symbols'),
    import('../../server/src/features/shape/formatting'),
    import('../../server/src/features/views/status'),
    import('../../server/src/model/office/summary'),
    import('../../server/src/model/draft/inherited'),
  ]);
  return {
    ...doc,
    ...run,
    ...config,
    ...formatting,
    ...frame,
    ...builtin,
    ...configFile,
    ...words,
    ...plan,
    ...symbols,
    ...format,
    ...status,
    ...summary,
    ...ties,
  };
}
