import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertContent, declaredType } from './file-types.js';

const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'tabir-types-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const content = (bytes: Buffer | string, type: string): Promise<void> => {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  return assertContent(path, type);
};
const refused = expect.objectContaining({ code: 'file.wrong-type', kind: 'invalid' }) as Error;

describe('declaredType', () => {
  it('is what name and Content-Type agree on', () => {
    expect(declaredType('Surat.PDF', 'application/pdf')).toBe('application/pdf');
    expect(declaredType('a.b.csv', 'text/csv; charset=utf-8')).toBe('text/csv');
    expect(declaredType('foto.JPG', 'image/jpeg')).toBe('image/jpeg');
  });

  it.each([
    ['a.pdf', 'image/png'],
    ['a.exe', 'application/pdf'],
    ['a.html', 'text/html'],
    ['a.svg', 'image/svg+xml'],
    ['a', 'application/pdf'],
    ['a.constructor', 'application/pdf'],
    ['a.json', 'application/json'],
    ['a.pdf', undefined],
  ])('refuses %p sent as %p', (name, type) => {
    expect(() => declaredType(name, type)).toThrow(refused);
  });
});

describe('assertContent', () => {
  it.each<[string, Buffer | string, string]>([
    ['a PDF', PDF, 'application/pdf'],
    ['a PNG', PNG, 'image/png'],
    ['text', 'Baris pertama\nBaris kedua — “kutip”\n', 'text/plain'],
    ['a CSV', 'no;judul\n1;Daftar\n', 'text/csv'],
  ])('takes %s for what it is', async (_what, bytes, type) => {
    await expect(content(bytes, type)).resolves.toBeUndefined();
  });

  it.each<[string, Buffer | string, string]>([
    ['a program named PDF', EXE, 'application/pdf'],
    ['a PNG named PDF', PNG, 'application/pdf'],
    ['text named PDF', 'bukan pdf', 'application/pdf'],
    ['a PDF named text', PDF, 'text/plain'],
    ['bytes that are no UTF-8 named text', Buffer.from([0xc3, 0x28, 0x41]), 'text/plain'],
    ['NUL in text', 'a\0b', 'text/csv'],
    ['a cut-off character', Buffer.from([0x41, 0xe2, 0x82]), 'text/plain'],
    [
      'a zip named DOCX',
      Buffer.from('504b0304140000000000', 'hex'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('refuses %s', async (_what, bytes, type) => {
    await expect(content(bytes, type)).rejects.toEqual(refused);
  });
});
