import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import "./globals.css";
import { readPreferences } from "@/components/layout/preferences";
import { Providers } from "@/components/layout/providers";

// Pages carry a script nonce of their own request, so none may be rendered at build time.
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Signalbox", template: "%s · Signalbox" },
  description: "The control room for advertising campaigns.",
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: dark)", color: "#0f0e0c" },
    { media: "(prefers-color-scheme: light)", color: "#f3f0ea" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const { theme, density } = readPreferences((name) => jar.get(name)?.value);
  return (
    <html lang="en" data-theme={theme} data-density={density}>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
