import "server-only";
import { constraintOf, sqlStateOf } from "@/lib/infra/db/sql-state";
import { appError } from "@/lib/shared/errors";

const UNIQUE_VIOLATION = "23505";

/**
 * Gives the unique index's refusal of a campaign's name its words. The index decides a race; this only reads it.
 *
 * @throws CAMPAIGN_002 (400) instead of the database's own error
 */
export async function refuseTakenName<T>(campaignName: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlStateOf(error) !== UNIQUE_VIOLATION || constraintOf(error) !== "campaigns_name") throw error;
    throw appError("CAMPAIGN_002", {
      violations: [
        {
          pointer: "/campaignName",
          rule: "unique",
          message: "A campaign with this brand, market, channel, year and name exists or existed; no name is given twice",
          suggestion: `${campaignName.trim()} 2`,
        },
      ],
      cause: error,
    });
  }
}
