import type { AreaCode } from './areas';

/** A row of STEA's grants: what an association applied for and was granted in one year for one purpose. Euros. */
export interface Grant {
  readonly association: string;
  /** Y-tunnus; the source leaves it out for many. */
  readonly businessId?: string;
  readonly year: number;
  /** What it is for, as the association wrote it; may be empty. */
  readonly purpose: string;
  /** The code of the grant, e.g. "Ak 4476": with association and year it names the row. */
  readonly code: string;
  /** Those known by an official code. */
  readonly areas: readonly AreaCode[];
  /** What the area column says and is no area of Finland that is known. */
  readonly otherAreas?: readonly string[];
  /** Avustuskokonaisuus: the field of work. */
  readonly field: string;
  /** Järjestöluokka: the class of the association, as that year named it. */
  readonly class: string;
  readonly applied: number;
  readonly proposed?: number;
  /** Absent: not decided yet. 0: rejected. */
  readonly granted?: number;
}

/** True of a grant that has been decided and given. */
export function isGranted({ granted }: Grant): boolean {
  return granted !== undefined && granted > 0;
}
