import { uploadOf, type Editions, type LinkFinding } from '@tabir/editions';
import type { EffectHandler, Office } from '@tabir/runtime';

export interface LinkPorts {
  readonly editions: Editions;
  readonly office: Office;
  readonly checkLink: (address: string) => Promise<LinkFinding>;
}

interface CheckUploads {
  readonly report: string;
  /** Which of the instance's uploads, and where they are. */
  readonly uploads: readonly { readonly upload: number; readonly address: string }[];
}

const isOfTheWeb = (address: string): boolean => /^https?:\/\//i.test(address);

/** Looks once whether the public finds what was uploaded, keeps what came of it, and tells it. A notice board is not looked at. */
export const checkUploads =
  ({ editions, office, checkLink }: LinkPorts): EffectHandler =>
  async ({ id, instanceId, params }, lease) => {
    const { report, uploads } = params as unknown as CheckUploads;
    const checks = [];
    for (const { upload, address } of uploads.filter((one) => isOfTheWeb(one.address))) {
      await lease.keep();
      const look = `${id}:${upload}`;
      const known = await editions.check(look);
      const check = known ?? { ...(await checkLink(address)), checkedAt: office.clock.now() };
      const { link, httpStatus, checkedAt } = known ?? (await editions.noteCheck(look, uploadOf(instanceId, upload), check));
      checks.push({ upload, link, checkedAt, ...(httpStatus === null ? {} : { httpStatus }) });
    }
    return checks.length === 0 ? null : { type: report, payload: { checks } };
  };
