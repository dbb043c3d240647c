/** Where the built web app lies. */
export class WebFolder {
  constructor(readonly path: string) {}
}
