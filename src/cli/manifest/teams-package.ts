import { zipSync } from 'fflate';
import { z } from 'zod';
import { fillTemplate, readPart, type Values } from './fill';
import { faultsBySchema } from './schema';

// The parts of the manifest that name further files of the package.
const named = z.object({
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }),
});

// The oldest moment a zip can hold: a package of the same content is the same, byte for byte, whenever and wherever it is made.
const noTime = new Date(1980, 0, 1);

/** The app package that Teams takes, or what its official schemas find wrong with it. */
export type TeamsPackage =
  | { readonly kind: 'made'; readonly zip: Uint8Array }
  /** One line each, with the file and the place in it. */
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** Fills the templates, checks them against Microsoft's schemas, and packs them with the icons. */
export function makeTeamsPackage(values: Values): TeamsPackage {
  const manifest = fillTemplate('teams', 'manifest.json', values);
  const faults = faultsBySchema('manifest.json', manifest);
  if (faults.length > 0) return { kind: 'faulty', faults };

  const { icons, localizationInfo } = named.parse(manifest);
  const languages = localizationInfo.additionalLanguages.map(({ file }) => ({
    file,
    texts: fillTemplate('teams', file, values),
  }));
  const faultsOfLanguages = languages.flatMap(({ file, texts }) => faultsBySchema(file, texts));
  if (faultsOfLanguages.length > 0) return { kind: 'faulty', faults: faultsOfLanguages };

  const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);
  const zip = zipSync(
    {
      'manifest.json': json(manifest),
      ...Object.fromEntries(languages.map(({ file, texts }) => [file, json(texts)])),
      ...Object.fromEntries([icons.color, icons.outline].map((file) => [file, readPart('teams', file)])),
    },
    { mtime: noTime },
  );
  return { kind: 'made', zip };
}
