import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const SPECS = ['**/*.spec.ts', '**/*.spec.tsx'];
const PLAIN_SCRIPTS = ['**/*.mjs'];

/** The same history must give the same state in thirty years, so nothing here may look at the world. */
const PURE = ['workflows/**/*.ts', 'libs/engine/**/*.ts', 'libs/calendar/**/*.ts', 'libs/law/**/*.ts'];
const OUTSIDE_WORLD = [
  'Date',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'process',
  'performance',
  'crypto',
];

const STYLE = [
  { selector: 'TSEnumDeclaration', message: 'Write a union of strings instead of an enum.' },
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
];
const CLOCK = 'Take the time from a Clock (@tabir/kernel).';
const NEW_DATE = { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK };
const DATE_TEXT = { selector: "CallExpression[callee.name='Date']", message: CLOCK };
const DATE_NOW = { object: 'Date', property: 'now', message: CLOCK };
const RANDOM = { object: 'Math', property: 'random', message: 'Take ids and salts from Ids (@tabir/kernel).' };
const ENVIRONMENT = { object: 'process', property: 'env', message: 'Only libs/config reads the environment.' };
const PROCESS_MODULE = ['node:process', 'process'].map((name) => ({
  name,
  message: 'Use the global process; its env belongs to libs/config.',
}));

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'reports/', '**/.data*/', '.stryker-tmp/', 'libs/contracts/src/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },

  {
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...STYLE],
      'no-restricted-properties': ['error', ENVIRONMENT],
      'no-restricted-imports': ['error', { paths: PROCESS_MODULE }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A name that begins with an underscore says that it is there for its place only.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      // Nest's modules are classes for their decorator's sake.
      // An empty class is a payload without fields.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      // Its fix deletes `types: {} as {…}`, from which XState infers a machine's types.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // Brackets say that a key comes from a record and may be missing.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // It asks for the `!` that no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // A payload class is a shape; a literal of that shape will do.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // A port answers with a promise even where an implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // effect<P>() and its like carry a type and nothing else.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Both have their place: an interface is opened by name in an error, a type alias is a union or a function.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: ['libs/**/*.ts'],
    ignores: ['libs/kernel/**', ...SPECS],
    rules: {
      'no-restricted-syntax': ['error', ...STYLE, NEW_DATE, DATE_TEXT],
      'no-restricted-properties': ['error', ENVIRONMENT, DATE_NOW, RANDOM],
    },
  },
  {
    files: PURE,
    ignores: SPECS,
    rules: {
      'no-restricted-globals': [
        'error',
        ...OUTSIDE_WORLD.map((name) => ({ name, message: 'This code is pure: what it needs comes in as data.' })),
      ],
      'no-restricted-properties': ['error', RANDOM, ...OUTSIDE_WORLD.map((property) => ({ object: 'globalThis', property }))],
    },
  },
  // XState calls a context factory without the input that its types promise.
  {
    files: ['workflows/**/*.ts', 'libs/testing/src/sample-workflow.ts'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  // The test servers' addresses travel from Jest's global setup to the specs in the environment.
  {
    files: ['libs/config/**/*.ts', 'libs/testing/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', DATE_NOW, RANDOM] },
  },
  {
    files: ['scripts/**', ...SPECS],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.config.ts', '**/*.config.mjs', '.dependency-cruiser.mjs', 'scripts/mutate-environment.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: SPECS,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      // expect(port.method) names a method without calling it.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Plain JavaScript declares no types to be strict about; promises and switches are still watched.
  {
    files: PLAIN_SCRIPTS,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly'])),
      parserOptions: { projectService: true },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
);
