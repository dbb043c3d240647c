import { SetMetadata, type CustomDecorator } from '@nestjs/common';

const PUBLIC = 'tabir:public';

/** Opens a route to people who are not signed in. Without it every route asks for a session. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);

export const isPublic = ({ handler, controller }: { readonly handler: object; readonly controller: object }): boolean =>
  [handler, controller].some((target) => Reflect.getMetadata(PUBLIC, target) === true);
