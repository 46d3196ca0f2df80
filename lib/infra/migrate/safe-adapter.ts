import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlQuery, SqlResultSet } from "@prisma/driver-adapter-utils";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
/** The inside of adapter-pg that the mends below reach into. */
interface Inside {
  performIO(query: SqlQuery): Promise<{ fields?: { dataTypeID: number }[] }>;
  onError(error: unknown): never;
}

const CHAR_OID = 18;
const TEXT_OID = 25;
/** `ColumnTypeEnum.Character` of the driver adapter protocol. */
const CHARACTER = 6;

/**
 * adapter-pg for the schema engine, with three mends: a script is sent whole (the original splits it at every `;`, so
 * no function body survives, and runs the pieces without a transaction), the catalogue's `"char"` columns can be read,
 * and a shadow database is truly another database, dropped after its connections are closed.
 */
export class SafePg extends PrismaPg {
  private readonly opened = new Set<() => Promise<void>>();

  constructor(private readonly url: string) {
    super({ connectionString: url, options: "-c TimeZone=UTC", max: 2 });
  }

  override async connect(): Promise<Adapter> {
    const adapter = mend(await super.connect());
    const end = adapter.dispose.bind(adapter);
    const once = async () => {
      if (this.opened.delete(once)) await end();
    };
    this.opened.add(once);
    adapter.dispose = once;
    return adapter;
  }

  override async connectToShadowDb(): Promise<Adapter> {
    const name = `signalbox_shadow_${randomUUID().replaceAll("-", "")}`;
    const admin = await this.connect();
    await admin.underlyingDriver().query(`create database ${name}`);
    const shadowUrl = new URL(this.url);
    shadowUrl.pathname = `/${name}`;
    const shadow = await new SafePg(shadowUrl.href).connect();
    const end = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await end();
      await admin.underlyingDriver().query(`drop database if exists ${name} with (force)`);
      await admin.dispose();
    };
    return shadow;
  }

  /** Ends every pool still open. The engine's advisory lock lives on one of them and would block the next run. */
  async close(): Promise<void> {
    for (const end of [...this.opened]) await end();
  }
}

function mend(adapter: Adapter): Adapter {
  const inside = adapter as unknown as Inside;
  const perform = inside.performIO.bind(adapter);
  const query = adapter.queryRaw.bind(adapter);
  const charColumns = new WeakMap<SqlQuery, boolean[]>();
  inside.performIO = async (sql) => {
    const result = await perform(sql);
    const fields = result.fields ?? [];
    charColumns.set(
      sql,
      fields.map((field) => field.dataTypeID === CHAR_OID),
    );
    for (const field of fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
    return result;
  };
  adapter.queryRaw = async (sql): Promise<SqlResultSet> => {
    const result = await query(sql);
    const chars = charColumns.get(sql) ?? [];
    return { ...result, columnTypes: result.columnTypes.map((type, i) => (chars[i] ? CHARACTER : type)) };
  };
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script); // several statements in one message are one transaction
    } catch (error) {
      inside.onError(error);
    }
  };
  return adapter;
}
