import { createServer } from "node:net";
import { codeOf, StartupError } from "@/lib/infra/postgres/startup-error";

/**
 * Checks that a port can be listened on, before anything slow begins. Port 0 is always free.
 * @throws StartupError naming the variable to change.
 */
export async function checkPort(host: string, port: number, variable: string): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    switch (codeOf(error)) {
      case "EADDRINUSE":
        throw new StartupError(`Port ${port} on ${host} is in use by another program: stop it, or set ${variable} to another port.`);
      case "EACCES":
        throw new StartupError(`Port ${port} on ${host} may not be opened by this user: set ${variable} to a port above 1023.`);
      case "EADDRNOTAVAIL":
      case "ENOTFOUND":
      case "EAI_AGAIN":
        throw new StartupError(`HOST=${host} is no address of this machine: set it to one, for example 127.0.0.1 or 0.0.0.0.`);
      default:
        throw error;
    }
  } finally {
    await new Promise((resolve) => probe.close(resolve));
  }
}
