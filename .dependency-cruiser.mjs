/**
 * Who may import whom (architecture: "Folders, and who may import whom"). scripts/check-bounds.spec.ts plants a violation of
 * every rule below and fails when one of them does not bite.
 */
const SPEC = '\\.spec\\.tsx?$';
const OURS = '^(apps|libs|workflows|scripts)/';
const EXTERNAL = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown', 'core'];
const PAYLOAD_CLASSES = ['class-validator', 'class-transformer', 'class-validator-jsonschema', 'reflect-metadata'];

const lib = (name) => `^libs/${name}/`;
const REGISTER_ROW = '^libs/register/src/row\\.ts$';

const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

/** Code under `path` imports, of ours, itself and what is listed. */
const folders = (name, path, ...may) => forbid(name, { path, pathNot: SPEC }, { path: OURS, pathNot: [path, ...may] });

/** Code under `path` imports, of packages and Node's own modules, what is listed. */
const packages = (name, path, ...may) =>
  forbid(
    name,
    { path, pathNot: SPEC },
    { dependencyTypes: EXTERNAL, pathNot: may.map((one) => `^${one}$|node_modules/${one}/`) },
  );

export default {
  forbidden: [
    folders('kernel-imports-nothing', lib('kernel')),
    folders('calendar-imports-kernel', lib('calendar'), lib('kernel')),
    folders('law-imports-kernel', lib('law'), lib('kernel')),
    folders('engine-imports-kernel-calendar-and-law', lib('engine'), lib('(kernel|calendar|law)')),
    folders('runtime-knows-no-adapter', lib('runtime'), lib('(kernel|calendar|law|engine)')),
    folders('persistence-implements-ports', lib('persistence'), lib('(kernel|calendar|engine|runtime|config)')),
    folders('queue-implements-ports', lib('queue'), lib('(kernel|calendar|engine|runtime|config)')),
    folders('register-implements-ports', lib('register'), lib('(kernel|calendar|law|engine|runtime|config)')),
    folders('audit-imports-kernel', lib('audit'), lib('kernel')),
    folders('register-row-imports-kernel', REGISTER_ROW, lib('kernel')),
    folders('import-knows-no-adapter', lib('import'), lib('(kernel|engine|runtime|register)')),
    folders('editions-publish-the-list', lib('editions'), lib('(kernel|law|engine|runtime|persistence|register|audit)')),
    folders('channels-carry-editions', lib('channels'), lib('(kernel|runtime|register|editions)')),
    folders('config-imports-kernel', lib('config'), lib('kernel')),
    folders('services-imports-kernel-and-config', lib('services'), lib('(kernel|config)')),
    folders('files-imports-kernel-and-config', lib('files'), lib('(kernel|config)')),
    folders('telemetry-imports-kernel-and-config', lib('telemetry'), lib('(kernel|config)')),
    folders('server-imports-libs-and-workflows', lib('server'), '^libs/(?!testing/)', '^workflows/'),
    folders('demo-knows-no-adapter', lib('demo'), lib('(kernel|calendar|engine|runtime)'), '^workflows/'),
    folders('simulator-knows-no-adapter', lib('simulator'), lib('(kernel|calendar|engine|runtime)'), REGISTER_ROW, '^workflows/'),
    folders('bench-imports-libs', lib('bench'), '^libs/'),
    folders('contracts-imports-nothing', lib('contracts')),
    folders('testing-imports-libs', lib('testing'), '^libs/'),
    folders('workflows-import-the-core', '^workflows/', lib('(kernel|calendar|law|engine)'), REGISTER_ROW),
    folders('web-imports-contracts', '^apps/web/', lib('contracts')),

    // A version is frozen with the files of its own folder; what lies elsewhere could change under it.
    forbid(
      'workflows-stand-alone',
      { path: '^workflows/([^/]+)/', pathNot: SPEC },
      { path: '^workflows/', pathNot: '^workflows/$1/' },
    ),
    forbid('apps-never-import-apps', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
    forbid('production-never-imports-testing', { path: '^apps/', pathNot: SPEC }, { path: lib('testing') }),
    forbid('nothing-imports-specs', {}, { path: SPEC }),
    forbid('nothing-imports-scripts', { path: '^(apps|libs|workflows)/' }, { path: '^scripts/' }),

    // Aliases exist for what a lib shows (its index, register/row, server/release), so an import by path reaches past that. A
    // unit spec may take one file of the test harness, whose index would load every adapter.
    forbid(
      'libs-by-alias',
      { path: '^libs/([^/]+)/' },
      { path: '^libs/(?!testing/)', pathNot: lib('$1'), dependencyTypesNot: ['aliased'] },
    ),
    forbid(
      'libs-by-alias-from-outside',
      { path: '^(apps|workflows)/' },
      { path: '^libs/(?!testing/)', dependencyTypesNot: ['aliased'] },
    ),

    packages('kernel-packages', lib('kernel'), 'temporal-polyfill', 'crypto'),
    packages('calendar-packages', lib('calendar'), 'date-holidays'),
    packages('law-packages', lib('law')),
    packages('audit-packages', lib('audit'), 'crypto'),
    packages('engine-packages', lib('engine'), 'xstate', ...PAYLOAD_CLASSES),
    packages('workflow-packages', '^workflows/', 'xstate', ...PAYLOAD_CLASSES),
    packages('runtime-packages', lib('runtime'), '@nestjs/common', 'xstate', 'tinyqueue', 'crypto', ...PAYLOAD_CLASSES),
    packages('import-packages', lib('import'), 'csv-parse', 'hucre', 'path', 'worker_threads'),
    packages(
      'editions-packages',
      lib('editions'),
      'crypto',
      'module',
      'zlib',
      'stream',
      'stream/consumers',
      'pdfkit',
      'pdfjs-dist',
      'fflate',
    ),
    packages(
      'channels-packages',
      lib('channels'),
      'crypto',
      'dns',
      'fs',
      'fs/promises',
      'http',
      'https',
      'net',
      'path',
      'class-validator',
      'class-transformer',
      'ipaddr.js',
    ),
    forbid('web-runs-in-a-browser', { path: '^apps/web/src/', pathNot: SPEC }, { dependencyTypes: ['core'] }),
    forbid(
      'no-dev-dependencies',
      { path: '^(apps/(api|worker|cli)|libs|workflows)/', pathNot: [SPEC, lib('testing')] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),

    forbid('no-cycles', {}, { circular: true }),
    forbid('no-unresolvable', {}, { couldNotResolve: true }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
