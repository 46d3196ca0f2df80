import { describe, expect, it } from "vitest";
import { readSettings, refuseUnsafe } from "./settings";
import { summary } from "./summary";

describe("settings", () => {
  it("have the defaults of the documentation, empty variables counting as absent", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: "" })).toMatchObject({
      ...{ host: "127.0.0.1", port: 3000, databaseUrl: null, demo: true, demoPassword: "signalbox-demo" },
      ...{ simulators: true, simulatorsPort: 4010, secret: null },
    });
  });

  it("name every wrong variable and no value", () => {
    const wrong = () => readSettings({ PORT: "seventy", SIGNALBOX_SECRET: "hunter2", SIGNALBOX_DEMO: "maybe" });
    expect(wrong).toThrow(/PORT .*SIGNALBOX_SECRET .*SIGNALBOX_DEMO /);
    expect(wrong).not.toThrow(/hunter2|seventy/);
  });

  it("let every loopback address have the published demo password, and no other", () => {
    for (const HOST of ["127.0.0.1", "127.8.0.1", "::1", "localhost"]) expect(() => refuseUnsafe(readSettings({ HOST }))).not.toThrow();
    for (const HOST of ["0.0.0.0", "::", "192.168.1.2", "127.0.0.1.evil.test"]) {
      expect(() => refuseUnsafe(readSettings({ HOST }))).toThrow(/published demo password/);
      expect(() => refuseUnsafe(readSettings({ HOST, SIGNALBOX_DEMO_PASSWORD: "one of our own" }))).not.toThrow();
      expect(() => refuseUnsafe(readSettings({ HOST, SIGNALBOX_DEMO: "off" }))).not.toThrow();
    }
    expect(() => refuseUnsafe(readSettings({ HOST: "0.0.0.0", SIGNALBOX_DEMO_PASSWORD: "signalbox-demo" }))).toThrow();
  });
});

describe("the summary", () => {
  const running = { webPort: 3000, simulatorsPort: 4010, embeddedPort: 5432, setupToken: null, dev: false, seconds: 3.21 };

  it("says where to go and how to sign in", () => {
    const text = summary({ ...running, settings: readSettings({}) });
    for (const part of ["http://127.0.0.1:3000", "owner@demo.signalbox.test, password signalbox-demo", "embedded PostgreSQL", "(3.2 s)"]) {
      expect(text).toContain(part);
    }
  });

  it("shows no secret that was given", () => {
    const settings = readSettings({
      ...{ HOST: "0.0.0.0", SIGNALBOX_DEMO_PASSWORD: "one of our own" },
      DATABASE_URL: "postgresql://someone:hunter2@db.example:6543/main",
    });
    const text = summary({ ...running, embeddedPort: null, simulatorsPort: null, settings });
    expect(text).toContain("external, db.example:6543/main");
    expect(text).toContain("http://localhost:3000 (open to the network)");
    expect(text).not.toMatch(/hunter2|one of our own|someone/);
  });

  it("leads the first owner to the setup page where there is no demo", () => {
    const text = summary({ ...running, setupToken: "abc", settings: readSettings({ SIGNALBOX_DEMO: "off" }) });
    expect(text).toContain("http://127.0.0.1:3000/setup?token=abc");
    expect(text).not.toContain("demo.signalbox.test");
  });
});
